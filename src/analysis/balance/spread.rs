//! How values are spread: nearest-rank quantiles, which are always values that occurred, and never a fraction.

/// Where a tenth of the values lies at or below, and where nine tenths do.
const LOW: u16 = 100;
const HIGH: u16 = 900;

/// The middle of some values, and how far they reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Spread<T> {
    pub least: T,
    pub low: T,
    pub median: T,
    pub high: T,
    pub most: T,
}

impl<T: Ord + Copy> Spread<T> {
    /// Returns none for no values.
    pub fn of(values: impl IntoIterator<Item = T>) -> Option<Self> {
        let sorted = sorted(values);
        Some(Self {
            least: *sorted.first()?,
            low: quantile(&sorted, LOW)?,
            median: quantile(&sorted, 500)?,
            high: quantile(&sorted, HIGH)?,
            most: *sorted.last()?,
        })
    }
}

fn sorted<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.into_iter().collect();
    values.sort_unstable();
    values
}

/// Returns the smallest value at or below which at least so many thousandths of all values lie.
pub fn quantile<T: Copy>(sorted: &[T], permille: u16) -> Option<T> {
    let rank = (sorted.len() * usize::from(permille.min(1000))).div_ceil(1000);
    sorted.get(rank.saturating_sub(1)).copied()
}

/// Returns the distance between the first and the third quarter.
pub fn between_quarters(values: impl IntoIterator<Item = u32>) -> Option<u32> {
    let sorted = sorted(values);
    Some(quantile(&sorted, 750)? - quantile(&sorted, 250)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_values_that_occurred() {
        let ten: Vec<u32> = (1..=10).collect();
        let at = |permille| quantile(&ten, permille);
        assert_eq!([0, 1, 100, 101, 500, 501, 900, 1000].map(at), [1, 1, 1, 2, 5, 6, 9, 10].map(Some));
        assert_eq!([0, 500, 1000].map(|permille| quantile(&[7], permille)), [Some(7); 3]);
        assert_eq!(quantile::<u32>(&[], 500), None);
    }

    #[test]
    fn a_spread_does_not_mind_the_order() {
        let spread = Spread::of([30, 10, 20, 50, 40]).expect("there are values");
        assert_eq!(spread, Spread { least: 10, low: 10, median: 30, high: 50, most: 50 });
        assert_eq!(Spread::<u32>::of([]), None);
    }

    #[test]
    fn quarters_leave_out_what_lies_far_off() {
        assert_eq!(between_quarters([1, 2, 3, 4, 1000]), Some(2));
        assert_eq!(between_quarters([5]), Some(0));
        assert_eq!(between_quarters([]), None);
    }
}
