"""Signed files made by pyHanko, for the tests of the checks: `signed.py FOLDER`, where make_keys put its keys.

The plain file is written by hand, so that it has what updates may touch: two pages, a font, an appearance, a form.
"""

import asyncio
import sys
from pathlib import Path

from asn1crypto import algos, core, crl, ocsp
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, utils
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers, timestamps
from pyhanko.sign.validation import DocumentSecurityStore
from pyhanko.keys import load_private_key_from_pemder
from pyhanko_certvalidator import ValidationContext

folder = Path(sys.argv[1])
root = load_cert_from_pemder(str(folder / "root.pem"))


def plain(other: dict = {}, info: bytes = b"/Info 16 0 R", change=lambda body: body) -> bytes:
    """Two pages; the fields `nguoi-ky` and `co-quan`; a text field; an object that nothing uses yet. `other` objects stand in
    place of those, or beside them."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources 7 0 R /Annots [9 0 R 10 0 R 12 0 R] >>",
        4: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources 7 0 R >>",
        5: stream(b"BT /F1 14 Tf 80 700 Td (Chi 5 dong) Tj ET"),
        6: stream(b"BT /F1 14 Tf 80 700 Td (Trang hai) Tj ET"),
        7: b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> >>",
        8: b"<< /Fields [9 0 R 10 0 R 12 0 R] /SigFlags 1 >>",
        9: field(b"nguoi-ky", 300, 11),
        10: field(b"co-quan", 100, 14),
        11: form(),
        12: b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (ghi-chu) /V (cu) /F 4 /Rect [80 500 280 520] /P 3 0 R /AP << /N 15 0 R >> >>",
        13: stream(b"BT /F1 14 Tf 80 700 Td (Chi 5000000 dong) Tj ET"),
        14: form(),
        15: form(),
        16: b"<< /Title (Ke hoach) >>",
        17: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 13 0 R /Resources 7 0 R >>",
        18: b"<< /Type /Pages /Kids [17 0 R] /Count 1 >>",
    }
    objects.update(other)
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in objects.items():
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, change(body))
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root 1 0 R %s /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] >>\n" % (len(objects) + 1, info)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< %s/Length %d >>\nstream\n%s\nendstream" % (more, len(data), data)


def form() -> bytes:
    return stream(b" ", b"/Type /XObject /Subtype /Form /BBox [0 0 198 85] ")


def field(name: bytes, left: int, look: int) -> bytes:
    return b"<< /Type /Annot /Subtype /Widget /FT /Sig /T (%s) /F 132 /Rect [%d 200 %d 285] /P 3 0 R /AP << /N %d 0 R >> >>" % (name, left, left + 198, look)


def signer(name: str, **more) -> signers.SimpleSigner:
    return signers.SimpleSigner.load(str(folder / f"{name}.key"), str(folder / f"{name}.pem"), ca_chain_files=(str(folder / "root.pem"),), **more)


def stamper() -> timestamps.DummyTimeStamper:
    key = load_private_key_from_pemder(str(folder / "tsa.key"), None)
    return timestamps.DummyTimeStamper(load_cert_from_pemder(str(folder / "tsa.pem")), key)


def sign(data: bytes, name: str, field_name: str, pades: bool = True, stamped: bool = False, digest: str = "sha256", **more) -> bytes:
    kind = fields.SigSeedSubFilter.PADES if pades else fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED
    about = signers.PdfSignatureMetadata(field_name=field_name, subfilter=kind, md_algorithm=digest, name=name)
    pdf = signers.PdfSigner(about, signer(name, **more), timestamper=stamper() if stamped else None)
    return pdf.sign_pdf(IncrementalPdfFileWriter(buffer(data))).getvalue()


def buffer(data: bytes):
    from io import BytesIO

    return BytesIO(data)


def evidence(data: bytes) -> bytes:
    out = buffer(data)
    DocumentSecurityStore.add_dss(out, None, certs=[root], crls=[], ocsps=[])
    return out.getvalue()


def document_stamp(data: bytes) -> bytes:
    pdf = signers.PdfTimeStamper(stamper())
    return pdf.timestamp_pdf(IncrementalPdfFileWriter(buffer(data)), "sha256", bytes_reserved=16384).getvalue()


def known(data: bytes, *names: str) -> bytes:
    """What is known of revocation, in the DSS: `good.crl`, `good.ocsp`."""
    out = buffer(data)
    read = lambda kind, of: [of.load((folder / name).read_bytes()) for name in names if name.endswith(kind)]
    lists, answers = read(".crl", crl.CertificateList), read(".ocsp", ocsp.OCSPResponse)
    DocumentSecurityStore.add_dss(out, None, certs=[root], crls=lists, ocsps=answers)
    return out.getvalue()


def archived(data: bytes) -> bytes:
    """The same in the signature itself, as Adobe has it."""
    lists = [(folder / "good.crl").read_bytes()]
    context = ValidationContext(trust_roots=[root], crls=lists, allow_fetching=False, revocation_mode="soft-fail")
    about = signers.PdfSignatureMetadata(
        field_name="nguoi-ky",
        subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
        embed_validation_info=True,
        validation_context=context,
    )
    return signers.PdfSigner(about, signer("rsa")).sign_pdf(IncrementalPdfFileWriter(buffer(data))).getvalue()


def certified(data: bytes, permission: fields.MDPPerm) -> bytes:
    about = signers.PdfSignatureMetadata(
        field_name="nguoi-ky", subfilter=fields.SigSeedSubFilter.PADES, certify=True, docmdp_permissions=permission
    )
    return signers.PdfSigner(about, signer("rsa")).sign_pdf(IncrementalPdfFileWriter(buffer(data))).getvalue()


def locking(*names: bytes) -> bytes:
    """The plain file, where signing `nguoi-ky` locks fields."""
    lock = b"/Lock << /Type /SigFieldLock /Action /Include /Fields [%s] >> >>" % b" ".join(b"(%s)" % name for name in names)
    return plain(change=lambda body: body.removesuffix(b">>") + lock if b"/T (nguoi-ky)" in body else body)


def by_hand(data: bytes, sub_filter: str, digest: str, value) -> bytes:
    """A signature in another form: `value` makes `/Contents` of the digest."""
    writer = IncrementalPdfFileWriter(buffer(data))
    steps = signers.cms_embedder.PdfCMSEmbedder().write_cms("nguoi-ky", writer, existing_fields_only=True)
    next(steps)
    dictionary = signers.pdf_byterange.PdfSignedData(obj_type=generic.pdf_name("/Sig"), bytes_reserved=16384)
    dictionary["/SubFilter"] = generic.pdf_name(sub_filter)
    dictionary["/Cert"] = generic.ByteStringObject(load_cert_from_pemder(str(folder / "rsa.pem")).dump())
    steps.send(signers.cms_embedder.SigObjSetup(sig_placeholder=dictionary))
    prepared, out = steps.send(signers.cms_embedder.SigIOSetup(md_algorithm=digest))
    steps.send(value(prepared.document_digest))
    return out.getvalue()


def bare(data: bytes, digest: str) -> bytes:
    key = serialization.load_pem_private_key((folder / "rsa.key").read_bytes(), None)
    algorithm = {"sha1": hashes.SHA1(), "sha256": hashes.SHA256()}[digest]
    signed = lambda own: core.OctetString(key.sign(own, padding.PKCS1v15(), utils.Prehashed(algorithm))).dump()
    return by_hand(data, "/adbe.x509.rsa_sha1", digest, signed)


def inside(data: bytes) -> bytes:
    signed = lambda own: asyncio.run(signer("rsa").async_sign_general_data(own, "sha256", detached=False)).dump()
    return by_hand(data, "/adbe.pkcs7.sha1", "sha1", signed)


def with_new_field(data: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(buffer(data))
    fields.append_signature_field(writer, fields.SigFieldSpec("con-dau", on_page=0, box=(60, 660, 320, 740)))
    about = signers.PdfSignatureMetadata(field_name="con-dau", subfilter=fields.SigSeedSubFilter.PADES)
    return signers.PdfSigner(about, signer("ec")).sign_pdf(writer).getvalue()


def described() -> bytes:
    """With a description (XMP), as `plan build` writes one."""
    xmp = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:nd30="urn:plan:nghi-dinh-30:phu-luc-vi#"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Ke hoach</rdf:li></rdf:Alt></dc:title>
<nd30:hoTen>rsa</nd30:hoTen><nd30:coQuanBanHanh>Ủy ban nhân dân xã An Bình</nd30:coQuanBanHanh></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()
    catalogue = b"<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R /Metadata 19 0 R >>"
    return plain({1: catalogue, 19: stream(xmp, b"/Type /Metadata /Subtype /XML ")})


def phantom() -> bytes:
    """A page with an annotation that isn't there: it lies in an object stream, and the table doesn't list it."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources 7 0 R /Annots [9 0 R 10 0 R 12 0 R 40 0 R] >>"
    data = b"40 0 << /Type /Annot /Subtype /Stamp /Rect [0 0 595 842] /F 4 /AP << /N 15 0 R >> >>"
    return plain({3: page, 19: stream(data, b"/Type /ObjStm /N 1 /First 5 ")})


def large_field() -> bytes:
    """The field of the office lies over the whole page."""
    return plain({10: field(b"co-quan", 0, 14).replace(b"[0 200 198 285]", b"[0 0 595 842]")})


def without_properties() -> bytes:
    """No /Info, before and after the signature: pyHanko would add one."""
    writer = IncrementalPdfFileWriter(buffer(plain(info=b"")))
    writer._update_meta = lambda: None
    about = signers.PdfSignatureMetadata(field_name="nguoi-ky", subfilter=fields.SigSeedSubFilter.PADES)
    return signers.PdfSigner(about, signer("rsa")).sign_pdf(writer).getvalue()


HASH = {"algorithm": "sha256"}
PSS = algos.SignedDigestAlgorithm({
    "algorithm": "rsassa_pss",
    "parameters": {
        "hash_algorithm": HASH,
        "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": HASH},
        "salt_length": 32,
    },
})
# What a program does that doesn't look: pyHanko itself wouldn't sign behind such a certification.
signers.PdfSigner._enforce_certification_constraints = lambda *_: None
base = plain()
one = sign(base, "rsa", "nguoi-ky")
two = sign(one, "ec", "co-quan")
files = {
    "plain": base,
    "one": one,
    "two": two,
    "p384": sign(base, "p384", "nguoi-ky", digest="sha384"),
    "pss": sign(base, "rsa", "nguoi-ky", signature_mechanism=PSS),
    "pss-long-salt": sign(base, "rsa", "nguoi-ky", prefer_pss=True),
    "adobe": sign(base, "rsa", "nguoi-ky", pades=False),
    "stamped": sign(base, "rsa", "nguoi-ky", stamped=True),
    "two-stamped": sign(sign(base, "rsa", "nguoi-ky", stamped=True), "ec", "co-quan", stamped=True),
    "weak-hash": sign(base, "rsa", "nguoi-ky", digest="sha1"),
    "weak-key": sign(base, "short", "nguoi-ky"),
    "expired": sign(base, "expired", "nguoi-ky"),
    "not-for-signing": sign(base, "usage", "nguoi-ky"),
    "evidence": evidence(two),
    "document-stamp": document_stamp(two),
    "archive": document_stamp(evidence(two)),
    "new-field": with_new_field(one),
    "filled-after": None,
    "archived": archived(base),
    "existed": document_stamp(one),
    "final": certified(base, fields.MDPPerm.NO_CHANGES),
    "certified": sign(certified(base, fields.MDPPerm.FILL_FORMS), "ec", "co-quan"),
    "locked": sign(sign(locking(b"co-quan"), "rsa", "nguoi-ky"), "ec", "co-quan"),
    "locked-other": sign(sign(locking(b"ghi-chu"), "rsa", "nguoi-ky"), "ec", "co-quan"),
    "bare-sha1": bare(base, "sha1"),
    "bare-sha256": bare(base, "sha256"),
    "inside": inside(base),
    "described": sign(described(), "rsa", "nguoi-ky"),
    "described-two": sign(sign(described(), "rsa", "nguoi-ky"), "ec", "co-quan"),
    "phantom": sign(phantom(), "rsa", "nguoi-ky"),
    "large-field": sign(sign(large_field(), "rsa", "nguoi-ky"), "ec", "co-quan"),
    "without-properties": without_properties(),
}
files["final-signed"] = sign(files["final"], "ec", "co-quan")
files["final-stamped"] = document_stamp(evidence(files["final"]))
for name in ["good", "long-ago", "later", "stale", "forged"]:
    files[f"crl-{name}"] = known(one, f"{name}.crl")
    files[f"ocsp-{name}"] = known(one, f"{name}.ocsp")
files["ocsp-unknown"] = known(one, "unknown.ocsp")
files["both"] = known(one, "stale.crl", "good.crl")
files["later-stamped"] = known(sign(base, "rsa", "nguoi-ky", stamped=True), "later.crl")
files["later-existed"] = known(files["existed"], "later.crl")
writer = IncrementalPdfFileWriter(buffer(one))
text = writer.get_object(generic.Reference(12, 0, writer))
text["/V"] = generic.pdf_string("moi")
writer.mark_update(generic.Reference(12, 0, writer))
out = buffer(b"")
writer.write(out)
files["filled-after"] = out.getvalue()
for name, data in files.items():
    (folder / f"{name}.pdf").write_bytes(data)
