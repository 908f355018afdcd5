//! The rules: one file each, one line here, one page in `docs/rules/`, one literate test in `tests/rules/`.
//!
//! A rule reads the source and the model and returns findings; it prints nothing and changes nothing. How to add one:
//! `docs/ADDING_A_RULE.md`.

mod abbreviations;
mod acts;
mod doubled;
mod glued;
mod known;
mod levels;
mod places;
mod quoted;
mod roles;
mod rule;
mod sentence;
mod sheet;
mod told;
mod waivers;
mod when;

pub use levels::level;
pub use rule::{FixKind, Phase, Rule, Subject, page_in};
pub use waivers::Waiver;

use crate::diagnostic::Finding;
use crate::recognise::Found;

macro_rules! registry {
    ($($family:ident { $($rule:ident,)+ })+) => {
        $( mod $family { $( pub(super) mod $rule; )+ } )+
        /// Every rule, in the order of the codes.
        pub static RULES: &[&Rule] = &[ $($( &$family::$rule::RULE, )+)+ ];
    };
}

registry! {
    ng {
        ng001_unreadable,
        ng002_toml_syntax,
        ng003_unknown_key,
        ng004_wrong_value,
        ng005_missing_key,
        ng006_markdown,
        ng007_unused_file,
        ng008_section_file,
        ng009_duplicate_id,
        ng010_heading_level,
        ng011_list_start,
        ng012_forbidden_key,
        ng013_table,
        ng014_out_of_range,
        ng015_font_file,
    }
    ct {
        ct001_missing_section,
        ct002_empty_section,
        ct003_section_order,
        ct004_typed_number,
        ct005_typed_end_mark,
        ct006_reform_contents,
        ct007_broken_row,
        ct008_end_mark,
        ct009_cut_off,
    }
    tc {
        tc001_dangling_reference,
        tc002_unknown_value,
        tc003_typed_appendix,
        tc004_unmentioned_appendix,
        tc005_wrong_article,
        tc006_nothing_above,
        tc007_inner_reference,
        tc008_attached_to,
    }
    tg {
        tg001_no_such_day,
        tg002_zero,
        tg003_reversed_period,
        tg004_outside_parent,
        tg005_deadline_outside,
        tg006_other_year,
        tg007_abolished_body,
        tg008_retired_term,
        tg009_length_of_period,
        tg010_weekday,
    }
    sl {
        sl001_wrong_total,
        sl002_over_hundred,
        sl003_not_the_target,
        sl004_funding,
        sl005_mixed_units,
        sl006_incomplete_task,
        sl007_parts_of_a_whole,
        sl008_grouped_figures,
    }
    tt {
        tt001_missing_component,
        tt002_unverified_form,
        tt003_symbol,
        tt004_number,
        tt005_signer_tier,
        tt006_signer_name,
        tt007_recipients,
        tt008_subject,
        tt009_subjects_differ,
        tt010_place,
        tt011_national_name,
    }
    vd {
        vd001_incomplete,
        vd002_contradiction,
        vd003_year,
        vd004_later,
        vd005_no_year,
        vd006_symbol_of_type,
        vd007_symbol_of_issuer,
        vd008_ended,
        vd009_party,
        vd010_small_type,
        vd011_capitals,
        vd012_known_date,
        vd013_law_name,
    }
    cv {
        cv001_not_composed,
        cv002_false_d,
        cv003_old_fonts,
        cv004_impossible_syllable,
        cv005_tone_placing,
        cv006_doubled_words,
        cv007_spaces,
        cv008_brackets,
        cv009_unexplained_abbreviation,
        cv010_near_double,
        cv011_placeholder,
        cv012_rare_pair,
        cv013_other_units_text,
        cv014_wrong_word,
        cv015_two_units,
        cv016_two_names,
        cv017_capitals_of_names,
    }
    dt {
        dt001_missing_glyph,
        dt002_wide_word,
    }
    bq {
        bq001_unused_waiver,
        bq002_malformed_waiver,
        bq003_unknown_level,
    }
}

/// The rule of a code, letter case apart.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(code) || rule.name == code)
}

/// Runs all rules; the findings in the order of the source, and how many were waived.
pub fn run(subject: &Subject<'_>) -> (Vec<Finding>, usize) {
    let mut findings = Vec::new();
    let script = subject.found.map(Found::script);
    let kind = script.and_then(|script| script.matter().kind.as_deref());
    for rule in RULES.iter().filter(|rule| rule.kinds.is_empty() || kind.is_some_and(|kind| rule.kinds.contains(&kind)))
    {
        match (rule.phase, script) {
            (Phase::Document(check), _) => check(rule, subject, &mut findings),
            (Phase::Script(check), Some(script)) => check(rule, subject, script, &mut findings),
            (Phase::Script(_), None) | (Phase::Waivers(_), _) => {}
        }
    }
    // Another form isn't Decree 30's: none of its clauses applies.
    let own = subject.plan.office.form.form.form.unverified.as_ref().map(|form| &form.clause);
    for finding in &mut findings {
        if let Some(clause) = own.filter(|_| finding.clause.is_law()) {
            finding.clause = clause.clone();
        }
        if finding.place.is_none() {
            finding.place = subject.place_of(finding.span);
        }
    }
    let findings = levels::apply(subject, findings);
    let (mut findings, waivers, waived) = waivers::apply(subject, findings);
    for rule in RULES {
        if let Phase::Waivers(check) = rule.phase {
            check(rule, subject, &waivers, &mut findings);
        }
    }
    findings.sort_by_key(|finding| (finding.span.file, finding.span.start, finding.code, finding.span.end));
    (findings, waived)
}
