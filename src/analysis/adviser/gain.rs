//! What one way is worth more than another: pairs of futures of the same worlds with the same luck.

use crate::analysis::batch::tally::student;
use crate::sim::score::Standing;

/// Differences between pairs of futures, in points of the score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gain {
    pub each: Vec<i64>,
}

impl Gain {
    /// Pairs the ends of the same worlds.
    pub fn between(with: &[Standing], without: &[Standing]) -> Self {
        let points = |standing: &Standing| i64::from(standing.score.total);
        Self { each: with.iter().zip(without).map(|(with, without)| points(with) - points(without)).collect() }
    }

    pub fn sum(&self) -> i64 {
        self.each.iter().sum()
    }

    /// Returns the mean in tenths of a point.
    pub fn tenths(&self) -> i64 {
        self.sum() * 10 / self.each.len().max(1) as i64
    }

    /// Says whether the mean is above zero by so many tenths of its standard error. Whole numbers: every machine says the same.
    pub fn is_above(&self, tenths: i64) -> bool {
        let (sum, count) = (self.sum(), self.each.len() as i64);
        let squares: i64 = self.each.iter().map(|one| one * one).sum();
        sum > 0 && sum * sum * (count - 1) * 100 >= tenths * tenths * (count * squares - sum * sum)
    }

    /// Returns the mean in points.
    pub fn mean(&self) -> f64 {
        self.sum() as f64 / self.each.len().max(1) as f64
    }

    /// Returns the standard error of the mean; none for fewer than two worlds.
    pub fn error(&self) -> Option<f64> {
        let count = self.each.len();
        let squares: f64 = self.each.iter().map(|one| (*one as f64 - self.mean()).powi(2)).sum();
        (count > 1).then(|| (squares / (count * (count - 1)) as f64).sqrt())
    }

    /// Returns how far to either side of the mean the true one lies, 19 times in 20.
    pub fn margin(&self) -> Option<f64> {
        self.error().map(|error| student(self.each.len() as u64 - 1) * error)
    }

    /// Returns the world whose difference is nearest to the mean, of those in which it goes the way that the mean goes: where
    /// most worlds show no difference, those few explain it.
    pub fn typical(&self) -> Option<usize> {
        let (sum, count) = (self.sum(), self.each.len() as i64);
        let worlds = (0..self.each.len()).filter(|at| sum == 0 || self.each[*at].signum() == sum.signum());
        worlds.min_by_key(|at| ((self.each[*at] * count - sum).abs(), *at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(each: &[i64]) -> Gain {
        Gain { each: each.to_vec() }
    }

    #[test]
    fn means_errors_and_margins_are_those_of_the_books() {
        let gain = of(&[10, 20, 30, 40]);
        assert_eq!((gain.mean(), gain.tenths(), gain.typical()), (25.0, 250, Some(1)));
        let error = gain.error().expect("four worlds");
        assert!((error - 6.455).abs() < 0.001, "{error}");
        assert!((gain.margin().expect("four worlds") - 3.1824 * error).abs() < 0.001);
        assert_eq!((of(&[0, 90, 0]).typical(), of(&[5, 0, -20]).typical(), of(&[3, -3]).typical()), (Some(1), Some(2), Some(0)));
        assert_eq!((of(&[7]).error(), of(&[7]).margin(), of(&[]).typical()), (None, None, None));
    }

    #[test]
    fn a_difference_is_clear_when_it_is_so_many_errors_from_nothing() {
        let gain = of(&[10, 20, 30, 40]);
        assert!(gain.is_above(38) && !gain.is_above(39), "25 is 3.87 errors");
        assert!(!of(&[5, -5]).is_above(0) && !of(&[]).is_above(0));
        assert!(of(&[3, 3, 3]).is_above(1000), "always the same");
    }
}
