//! What many numbers come to, in bounded memory and whatever their order: mean, its confidence interval, quantiles.

use std::collections::BTreeMap;

/// Quantiles are exact while no more different values than this have come.
const STEPS_MAX: usize = 65_536;
/// The quantiles that are told, in thousandths.
pub const QUANTILES: [u64; 5] = [50, 250, 500, 750, 950];

/// 97.5 % quantiles of Student's distribution with 1 to 30 degrees of freedom.
const STUDENT: [f64; 30] = [
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199,
    2.1098, 2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
];
/// The same of the normal distribution.
const NORMAL: f64 = 1.959_963_985;

/// Numbers as they come. Sums are whole, so no order of them makes a difference.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// How many came, those without a value too.
    of: u64,
    values: u64,
    sum: u128,
    squares: u128,
    ends: Option<(u64, u64)>,
    /// How often each value came, its last `coarse` bits left out.
    counts: BTreeMap<u64, u64>,
    coarse: u32,
}

/// What they come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Games with a value; in the others it never came to it.
    pub values: u64,
    pub of: u64,
    pub mean: Option<f64>,
    /// Standard deviation of a game, with n − 1.
    pub deviation: Option<f64>,
    /// The 95 % confidence interval of the mean reaches so far to both sides.
    pub margin: Option<f64>,
    pub least: Option<u64>,
    /// [`QUANTILES`] by nearest rank; none is never, which comes last.
    pub quantiles: [Option<u64>; QUANTILES.len()],
    pub most: Option<u64>,
    /// True quantiles are less than this above those that are told; 1 when they are exact.
    pub step: u64,
}

impl Tally {
    pub fn add(&mut self, value: Option<u64>) {
        self.of += 1;
        let Some(value) = value else { return };
        self.values += 1;
        let wide = u128::from(value);
        self.sum = self.sum.saturating_add(wide);
        self.squares = self.squares.saturating_add(wide.saturating_mul(wide));
        self.ends = Some(self.ends.map_or((value, value), |(least, most)| (least.min(value), most.max(value))));
        *self.counts.entry(value >> self.coarse).or_default() += 1;
        while self.counts.len() > STEPS_MAX {
            let mut counts: BTreeMap<u64, u64> = BTreeMap::new();
            self.counts.iter().for_each(|(value, count)| *counts.entry(value >> 1).or_default() += count);
            self.counts = counts;
            self.coarse += 1;
        }
    }

    pub fn figure(&self) -> Figure {
        let count = self.values as f64;
        let mean = (self.values > 0).then(|| self.sum as f64 / count);
        let variance = (self.values > 1).then(|| self.scatter() / (count * (count - 1.0)));
        Figure {
            values: self.values,
            of: self.of,
            mean,
            deviation: variance.map(f64::sqrt),
            margin: variance.map(|variance| student(self.values - 1) * (variance / count).sqrt()),
            least: self.ends.map(|(least, _)| least),
            quantiles: QUANTILES.map(|permille| self.quantile(permille)),
            most: self.ends.map(|(_, most)| most),
            step: 1 << self.coarse,
        }
    }

    /// Returns n Σx² − (Σx)², exactly where there is room for that.
    fn scatter(&self) -> f64 {
        let wide = u128::from(self.values).checked_mul(self.squares).zip(self.sum.checked_mul(self.sum));
        match wide.and_then(|(larger, smaller)| larger.checked_sub(smaller)) {
            Some(exact) => exact as f64,
            None => (self.values as f64 * self.squares as f64 - self.sum as f64 * self.sum as f64).max(0.0),
        }
    }

    /// Returns the smallest value at or below which at least so many thousandths of all lie.
    fn quantile(&self, permille: u64) -> Option<u64> {
        let rank = (u128::from(self.of) * u128::from(permille)).div_ceil(1000).max(1);
        let mut below = 0;
        for (value, count) in &self.counts {
            below += u128::from(*count);
            if below >= rank {
                let (least, _) = self.ends?;
                return Some((value << self.coarse).max(least));
            }
        }
        None
    }
}

/// Returns the 97.5 % quantile of Student's distribution, to within 0.0002.
pub fn student(freedom: u64) -> f64 {
    let known = usize::try_from(freedom).ok().and_then(|at| STUDENT.get(at.checked_sub(1)?));
    known.copied().unwrap_or_else(|| {
        // The first terms of Cornish and Fisher's series.
        let (z, freedom) = (NORMAL, freedom.max(1) as f64);
        let (cube, fifth) = (z * z * z, z * z * z * z * z);
        z + (cube + z) / (4.0 * freedom) + (5.0 * fifth + 16.0 * cube + 3.0 * z) / (96.0 * freedom * freedom)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(values: impl IntoIterator<Item = Option<u64>>) -> Figure {
        let mut tally = Tally::default();
        values.into_iter().for_each(|value| tally.add(value));
        tally.figure()
    }

    fn near(value: Option<f64>, wanted: f64) -> bool {
        value.is_some_and(|value| (value - wanted).abs() < 1e-4)
    }

    #[test]
    fn a_mean_has_the_interval_of_the_textbook() {
        // Mean 5, standard deviation √(32/7), t with 7 degrees of freedom 2.3646.
        let figure = figure([2, 4, 4, 4, 5, 5, 7, 9].map(Some));
        assert_eq!((figure.mean, figure.least, figure.most, figure.step), (Some(5.0), Some(2), Some(9), 1));
        assert!(near(figure.deviation, 2.13809) && near(figure.margin, 1.78747), "{figure:?}");
        assert_eq!(figure.quantiles, [2, 4, 4, 5, 9].map(Some));
    }

    #[test]
    fn students_distribution_goes_over_into_the_series_without_a_step() {
        for (freedom, wanted) in [(1, 12.7062), (30, 2.0423), (31, 2.0395), (40, 2.0211), (100, 1.9840), (1_000_000, 1.95997)] {
            assert!((student(freedom) - wanted).abs() < 2e-4, "{freedom}: {}", student(freedom));
        }
    }

    #[test]
    fn never_comes_last_and_is_in_no_mean() {
        let figure = figure([Some(10), None, Some(30), None, None]);
        assert_eq!((figure.values, figure.of, figure.mean), (2, 5, Some(20.0)));
        assert_eq!(figure.quantiles, [Some(10), Some(30), None, None, None]);
    }

    #[test]
    fn one_value_has_no_spread_and_none_has_nothing() {
        let one = figure([Some(7)]);
        assert_eq!((one.mean, one.deviation, one.margin, one.quantiles), (Some(7.0), None, None, [Some(7); 5]));
        let none = figure([]);
        assert_eq!((none.mean, none.least, none.quantiles), (None, None, [None; 5]));
    }

    /// With very many different values quantiles are told in steps; the order of the values makes no difference.
    #[test]
    fn memory_is_bounded_and_the_error_is_told() {
        const COUNT: u64 = 300_000;
        let values = || (0..COUNT).map(|at| at * 7_919 % 1_000_003 * 10);
        let mut tally = Tally::default();
        values().for_each(|value| tally.add(Some(value)));
        assert!(tally.counts.len() <= STEPS_MAX);
        let told = tally.figure();
        let mut sorted: Vec<u64> = values().collect();
        sorted.sort_unstable();
        assert_eq!(told, figure(sorted.iter().rev().map(|value| Some(*value))));
        assert!(told.step > 1);
        for (permille, told_value) in QUANTILES.into_iter().zip(told.quantiles) {
            let exact = sorted[(COUNT * permille).div_ceil(1000) as usize - 1];
            let told_value = told_value.expect("there are values");
            assert!(told_value <= exact && exact < told_value + told.step, "{permille}: {told_value} for {exact}");
        }
    }

    #[test]
    fn huge_numbers_do_not_fall_over() {
        let figure = figure([u64::MAX, u64::MAX, 0].map(Some));
        assert!(figure.deviation.is_some_and(f64::is_finite), "{figure:?}");
    }
}
