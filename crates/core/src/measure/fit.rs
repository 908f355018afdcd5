//! How a table's columns share its width: none narrower than its longest word, all rows together as low as can be.

use std::collections::BTreeMap;

use super::grid::Grid;
use super::words::Milli;

/// Widths are whole twips, Word's unit: what is rounded there is rounded once, here.
const TWIP: Milli = 50;

/// What a column is given before another gets more: two or three Vietnamese words, so that no column is one of single
/// syllables.
const COMFORT: Milli = 58_000;

/// What a line has beyond its words: word processors round the place of each letter, and a word that fits to a
/// hair might be broken.
const SLACK: Milli = 500;

/// How far borders move in one step, coarse before fine.
const STEPS: [Milli; 4] = [24_000, 12_000, 6_000, 2_000];

/// How often they move by one of the steps at most.
const MOVES: usize = 24;

/// What a column asks for; each with both cell margins.
#[derive(Debug, Clone, Copy, Default)]
struct Want {
    /// Its longest word.
    least: Milli,
    /// A column that reads well.
    comfort: Milli,
    /// Its longest paragraph on one line: more helps nobody.
    most: Milli,
    /// How much text it holds.
    text: Milli,
    /// Whether it holds the rows' numbers (TT): it never gets more than they need.
    numbers: bool,
}

/// The widths of all columns, together `total` less the part of a twip.
pub(super) fn fit(grid: &Grid, total: Milli) -> Vec<Milli> {
    let total = twips_within(total);
    let wants = wants(grid, total);
    let least: Vec<Milli> = wants.iter().map(|want| want.least).collect();
    let needed: Milli = least.iter().sum();
    if needed > total {
        return to_the_twip(level(&least, total), total);
    }
    let floor = floor(&wants, total - needed);
    let start = to_the_twip(fill(&wants, &floor, total), total);
    Search { grid, floor, heights: grid.tracks.iter().map(|_| BTreeMap::new()).collect() }.improve(start)
}

/// Whether `total` is too little for columns that read well.
pub(super) fn is_tight(grid: &Grid, total: Milli) -> bool {
    wants(grid, total).iter().map(|want| want.comfort).sum::<Milli>() > total
}

fn twips_within(length: Milli) -> Milli {
    length / TWIP * TWIP
}

fn twips_around(length: Milli) -> Milli {
    length.div_ceil(TWIP) * TWIP
}

/// What the columns ask for, by their words. A word longer than half the table is broken anywhere: no column gets wide
/// for its sake.
fn wants(grid: &Grid, total: Milli) -> Vec<Want> {
    let sensible = total / 2;
    let padding = grid.padding + SLACK;
    let mut wants: Vec<Want> =
        grid.numbers.iter().map(|numbers| Want { numbers: *numbers, ..Want::default() }).collect();
    // A single column before those that cells join: what a joined cell lacks is known only then.
    for merged in [false, true] {
        for track in grid.tracks.iter().filter(|track| (track.columns.len() > 1) == merged) {
            let widths = || track.cells.iter().flat_map(|cell| grid.pieces(cell)).map(|piece| piece.width());
            let longest = widths().filter(|width| *width <= sensible).max().unwrap_or(0);
            let needed = twips_around(longest + padding);
            let Some(columns) = wants.get_mut(track.columns.clone()) else { continue };
            let lacking = needed.saturating_sub(columns.iter().map(|want| want.least).sum());
            let growing = columns.iter().filter(|want| !want.numbers || !merged).count();
            let share = twips_around(lacking.div_ceil((growing as u64).max(1)));
            columns.iter_mut().filter(|want| !want.numbers || !merged).for_each(|want| want.least += share);
            if let ([want], false) = (columns, merged) {
                let most = track.cells.iter().map(|cell| cell.longest).max().unwrap_or(0);
                want.most = twips_around(most + padding);
                want.text = widths().sum();
            }
        }
    }
    for want in &mut wants {
        // Of a column of numbers the longest is the width, whatever words may stand among them.
        want.most = if want.numbers { want.least } else { want.most.max(want.least) };
        want.comfort = want.most.min(COMFORT + padding).max(want.least);
    }
    wants
}

/// The widths that no improvement takes away: the longest word, and of the room beyond these at most half for comfort.
/// The other half goes where the text is.
fn floor(wants: &[Want], room: Milli) -> Vec<Milli> {
    let asked: Milli = wants.iter().map(|want| want.comfort - want.least).sum();
    let given = asked.min(room / 2);
    let comfort = |want: &Want| twips_within((want.comfort - want.least) * given / asked.max(1));
    wants.iter().map(|want| want.least + comfort(want)).collect()
}

/// `floor`, and the room beyond it by the amount of text, to no column more than it can use. What is left when all
/// paragraphs are on one line is shared by their lengths.
fn fill(wants: &[Want], floor: &[Milli], total: Milli) -> Vec<Milli> {
    let mut widths = floor.to_vec();
    // Each round satisfies a column at least, or gives away all there is.
    for _ in wants {
        let room = total.saturating_sub(widths.iter().sum());
        let open = || widths.iter().zip(wants).map(|(width, want)| if *width < want.most { want.text } else { 0 });
        let text: Milli = open().sum();
        if room == 0 || text == 0 {
            break;
        }
        let shares: Vec<Milli> = open().map(|open| proportion(room, open, text)).collect();
        for ((width, want), share) in widths.iter_mut().zip(wants).zip(shares) {
            *width = (*width + share).min(want.most.max(*width));
        }
    }
    if widths.iter().zip(wants).all(|(width, want)| *width >= want.most) {
        let room = total.saturating_sub(widths.iter().sum());
        let only_numbers = wants.iter().all(|want| want.numbers);
        let length = |want: &Want| if want.numbers && !only_numbers { 0 } else { want.most.max(1) };
        let lengths: Milli = wants.iter().map(length).sum();
        widths.iter_mut().zip(wants).for_each(|(width, want)| *width += proportion(room, length(want), lengths));
    }
    widths
}

/// `whole` × `part` / `parts`, whatever their size.
fn proportion(whole: Milli, part: Milli, parts: Milli) -> Milli {
    let share = u128::from(whole) * u128::from(part) / u128::from(parts.max(1));
    Milli::try_from(share).unwrap_or(whole)
}

/// Where not even the longest words fit, the widest columns give way, all to one width.
fn level(least: &[Milli], total: Milli) -> Vec<Milli> {
    let mut sorted = least.to_vec();
    sorted.sort_unstable();
    let (mut room, mut left) = (total, sorted.len() as u64);
    let mut most = 0;
    for width in sorted {
        most = room / left.max(1);
        if width > most {
            break;
        }
        room -= width;
        left -= 1;
    }
    least.iter().map(|width| (*width).min(most)).collect()
}

/// Whole twips; what that leaves goes to the widest column.
fn to_the_twip(mut widths: Vec<Milli>, total: Milli) -> Vec<Milli> {
    widths.iter_mut().for_each(|width| *width = twips_within(*width));
    let rest = total.saturating_sub(widths.iter().sum());
    if let Some(widest) = widths.iter_mut().rev().max_by_key(|width| **width) {
        *widest += rest;
    }
    widths
}

fn grow(widths: &[Milli], to: usize, step: Milli) -> Option<Vec<Milli>> {
    let mut widths = widths.to_vec();
    *widths.get_mut(to)? += step;
    Some(widths)
}

/// Moves borders for as long as that makes the table lower.
struct Search<'a> {
    grid: &'a Grid,
    floor: Vec<Milli>,
    /// Heights of the cells of each track, by the track's width.
    heights: Vec<BTreeMap<Milli, Vec<Milli>>>,
}

impl Search<'_> {
    fn improve(mut self, mut widths: Vec<Milli>) -> Vec<Milli> {
        for step in STEPS {
            self.heights.iter_mut().for_each(BTreeMap::clear);
            for _ in 0..MOVES {
                let Some(better) = self.better(&widths, step) else { break };
                widths = better;
            }
        }
        widths
    }

    /// The widths after one column took a step from another, if that is of use.
    fn better(&mut self, widths: &[Milli], step: Milli) -> Option<Vec<Milli>> {
        let now = self.cost(widths);
        let columns = 0..widths.len();
        // What each gains or loses alone says which pairs are worth a trial.
        let grown: Vec<(usize, u64)> = columns
            .clone()
            .filter(|to| self.grid.numbers.get(*to) == Some(&false))
            .filter_map(|to| Some((to, self.cost(&grow(widths, to, step)?))))
            .collect();
        let shrunk: Vec<(usize, u64)> =
            columns.filter_map(|from| Some((from, self.cost(&self.shrink(widths, from, step)?)))).collect();
        let mut pairs: Vec<(u64, usize, usize)> = Vec::new();
        for (from, loss) in &shrunk {
            pairs.extend(grown.iter().filter(|(to, _)| to != from).map(|(to, gain)| (loss + gain, *from, *to)));
        }
        pairs.sort_unstable();
        pairs.truncate(2 * widths.len());
        pairs.into_iter().find_map(|(_, from, to)| {
            let trial = grow(&self.shrink(widths, from, step)?, to, step)?;
            (self.cost(&trial) < now).then_some(trial)
        })
    }

    fn shrink(&self, widths: &[Milli], from: usize, step: Milli) -> Option<Vec<Milli>> {
        let mut widths = widths.to_vec();
        let width = widths.get_mut(from)?;
        let floor = self.floor.get(from)?;
        *width = width.checked_sub(step).filter(|width| width >= floor)?;
        Some(widths)
    }

    /// What a reader pays: the height of all rows, and a little for every line of every cell, so that a column beside
    /// a higher one doesn't become a strip of single words, and a row with two equally high cells can get lower.
    fn cost(&mut self, widths: &[Milli]) -> u64 {
        let tracks = &self.grid.tracks;
        for (track, known) in tracks.iter().zip(&mut self.heights) {
            let width = track.width(widths);
            known.entry(width).or_insert_with(|| self.grid.cell_heights(track, width));
        }
        let cells: Vec<&[Milli]> = tracks
            .iter()
            .zip(&self.heights)
            .map(|(track, known)| known.get(&track.width(widths)).map_or(&[][..], Vec::as_slice))
            .collect();
        let rows: Milli = self.grid.row_heights(&cells).iter().sum();
        let lines: Milli = cells.iter().flat_map(|heights| heights.iter()).sum();
        8 * rows + lines
    }
}
