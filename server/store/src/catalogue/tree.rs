//! Trees of services and places: shown parents first, never grown into themselves.

/// A record and the one above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Branch {
    pub(super) id: i64,
    pub(super) parent: Option<i64>,
}

/// The same rows, each after its parent, otherwise in the order given. What hangs on nothing known
/// is shown as if it stood on its own.
pub(super) fn in_order<T>(rows: Vec<T>, branch: impl Fn(&T) -> Branch) -> Vec<T> {
    let mut rest = rows;
    let mut ordered: Vec<T> = Vec::new();
    let mut stack: Vec<Option<i64>> = vec![None];
    while let Some(above) = stack.pop() {
        let (mut mine, others): (Vec<T>, Vec<T>) = rest.into_iter().partition(|row| branch(row).parent == above);
        rest = others;
        if let Some(above) = above {
            let at = ordered
                .iter()
                .position(|row| branch(row).id == above)
                .map_or(ordered.len(), |at| at + 1);
            stack.extend(mine.iter().map(|row| Some(branch(row).id)));
            ordered.splice(at..at, mine.drain(..));
        } else {
            stack.extend(mine.iter().map(|row| Some(branch(row).id)));
            ordered.append(&mut mine);
        }
    }
    ordered.extend(rest);
    ordered
}

/// Whether `id` is `above`, or somewhere below it.
pub(super) fn is_below(tree: &[Branch], id: i64, above: i64) -> bool {
    let mut at = Some(id);
    for _ in 0..=tree.len() {
        if at == Some(above) {
            return true;
        }
        at = at
            .and_then(|at| tree.iter().find(|branch| branch.id == at))
            .and_then(|branch| branch.parent);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: [Branch; 4] = [
        Branch { id: 3, parent: Some(2) },
        Branch { id: 1, parent: None },
        Branch { id: 2, parent: Some(1) },
        Branch { id: 4, parent: None },
    ];

    #[test]
    fn parents_come_before_their_children() {
        let ids: Vec<i64> = in_order(TREE.to_vec(), |b| *b).iter().map(|b| b.id).collect();
        assert_eq!(ids, [1, 2, 3, 4]);
    }

    #[test]
    fn a_branch_never_grows_out_of_itself() {
        assert!(is_below(&TREE, 3, 1));
        assert!(is_below(&TREE, 1, 1));
        assert!(!is_below(&TREE, 1, 3));
        assert!(!is_below(&TREE, 4, 1));
    }
}
