"""One core for every linear compartment model: doses are jumps of the state, time passes exactly.

A system is dx/dt = A x. Doses and changes of an infusion rate are jumps of x (the rate of an infusion is held
in a source compartment that never empties). Between jumps x(t) = sum_k r_k(t) M_k x(0), Putzer's form of the
matrix exponential: M_k = (A + l_0)...(A + l_(k-1)), and r_k are the divided differences of `exponentials`.
Equal or nearly equal rates need no special case. Work grows with jumps plus points, not with their product.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from baclofen.model.guards import Array, ModelInputError, times
from baclofen.model.kinetics.exponentials import divided_differences


@dataclass(frozen=True, eq=False)
class LinearSystem:
    """A linear compartment system, or a whole population of them along leading axes.

    Fields:
        matrix: A [1/h], shape (..., n, n).
        rates: decay rates, the negated eigenvalues, in descending order [1/h], shape (..., n).
        basis: M_0 ... M_(n-1), shape (..., n, n, n); M_k has unit 1/h to the power k.
    """

    matrix: Array
    rates: Array
    basis: Array

    @property
    def size(self) -> int:
        """Number of compartments, the source of an infusion included."""
        return int(self.matrix.shape[-1])


@dataclass(frozen=True, eq=False)
class Jumps:
    """What is put into the compartments, and when: ascending times (j,), one added state per time (j, n)."""

    time_h: Array
    state: Array


def system(matrix: ArrayLike) -> LinearSystem:
    """Prepare dx/dt = A x for exact stepping.

    M_0 = 1, M_(k+1) = M_k (A + l_k), with the fastest rate first.

    Args:
        matrix: A [1/h], shape (..., n, n), n from 1 to 6; compartments that exchange both ways must
            do so as a tree (the usual models all do), so that every rate is real.

    Raises:
        ModelInputError: if the matrix is not square or finite, or if an amount could grow or swing.

    Example:
        >>> pool = system([[-0.5]])
        >>> pool.rates.tolist()
        [0.5]

    Reference:
        Putzer EJ. Am Math Mon 1966;73:2-7.
    """
    a = np.asarray(matrix, dtype=float)
    if a.ndim < 2 or a.shape[-1] != a.shape[-2] or not 1 <= a.shape[-1] <= 6:
        raise ModelInputError(f"matrix must be square with 1 to 6 compartments, but has shape {a.shape}")
    if not np.isfinite(a).all():
        raise ModelInputError("matrix holds a missing or infinite rate; fill it in")
    values = _eigenvalues(a)
    scale = np.abs(a).max(axis=(-1, -2))[..., None]
    if (np.abs(np.imag(values)) > 1e-6 * scale).any() or (np.real(values) > 1e-6 * scale).any():
        raise ModelInputError("matrix lets an amount grow or swing; check the signs of its rates")
    rates = np.maximum(np.sort(-np.real(values), axis=-1)[..., ::-1], 0.0)
    *_many, _rows, count = a.shape
    one = np.broadcast_to(np.eye(count), a.shape)
    basis = [one]
    for k in range(count - 1):
        basis.append(basis[-1] @ (a + rates[..., k, None, None] * one))
    return LinearSystem(a, rates, np.stack(basis, axis=-3))


def _eigenvalues(a: Array) -> NDArray[np.complex128]:
    """Eigenvalues; those of a chain (a triangular matrix) stand on the diagonal, exact even when equal."""
    if not np.triu(a, 1).any():
        return np.diagonal(a, axis1=-2, axis2=-1).astype(complex)
    return np.linalg.eigvals(a).astype(complex)


def jumps(time_h: ArrayLike, state: ArrayLike) -> Jumps:
    """Collect inputs (time by time one row of what is added to each compartment), in any order, into jumps.

    Times come out ascending, negative ones before the start of the clock; inputs at the same time are added.

    Raises:
        ModelInputError: if the two do not belong together or hold a missing value.

    Example:
        >>> jumps([8, 0, 8], [[1.0], [2.0], [3.0]]).state.tolist()
        [[2.0], [4.0]]
    """
    at = np.asarray(time_h, dtype=float)
    add = np.asarray(state, dtype=float)
    if at.ndim != 1 or add.ndim != 2 or len(at) != len(add):
        raise ModelInputError(f"each input needs one time and one row: got {at.shape} and {add.shape}")
    if not (np.isfinite(at).all() and np.isfinite(add).all()):
        raise ModelInputError("a dose time or a dose size is missing or infinite; fill it in")
    distinct, place = np.unique(at, return_inverse=True)
    total = np.zeros((len(distinct), add.shape[1]))
    np.add.at(total, place, add)
    return Jumps(distinct, total)


def amounts(model: LinearSystem, given: Jumps, time_h: ArrayLike, compartment: int) -> Array:
    """Amount in one compartment (counted from 0) in the unit of the inputs; at a jump, just after it.

    x(t) = sum_k r_k(t - t_j) M_k x_j, where t_j is the last jump before t and x_j the state just after it.

    Valid range:
        Inputs of 0 or more. An infusion that is turned down is a negative jump of its source, and is fine.

    Raises:
        ModelInputError: if times are not ascending or inputs do not fit the system.

    Example:
        >>> pool = system([[-np.log(2) / 3]])
        >>> amounts(pool, jumps([0.0], [[10.0]]), [0, 3, 6], 0).round(6).tolist()
        [10.0, 5.0, 2.5]

    Reference:
        Putzer EJ. Am Math Mon 1966;73:2-7.
    """
    wanted = times("time_h", time_h)
    if given.state.shape[-1] != model.size:
        raise ModelInputError(
            f"inputs are for {given.state.shape[-1]} compartments, the system has {model.size}"
        )
    if len(given.time_h) == 0:
        return np.zeros((*model.matrix.shape[:-2], len(wanted)))
    weights = _weights(model, _carry(model, given), compartment)
    which = np.searchsorted(given.time_h, wanted, side="right") - 1
    since = np.where(which >= 0, wanted - given.time_h[np.maximum(which, 0)], 0.0)
    if model.matrix.ndim == 2:
        response = divided_differences(model.rates, since)
        total = sum(response[k] * weights[which, k] for k in range(model.size))
        total = np.where(which >= 0, total, 0.0)
    else:
        total = _population(model, weights, which, since)
    return np.asarray(np.maximum(total, 0.0))


def _carry(model: LinearSystem, given: Jumps) -> Array:
    """State just after every jump, shape (..., j, n)."""
    gaps = np.diff(given.time_h)
    distinct, place = np.unique(gaps, return_inverse=True)
    shape = (*model.matrix.shape[:-2], len(given.time_h), model.size)
    states = np.empty(shape)
    state = np.broadcast_to(given.state[0], (*shape[:-2], model.size))
    states[..., 0, :] = state
    steps = [transition(model, gap) for gap in distinct] if len(distinct) <= len(gaps) // 2 + 1 else None
    for j, gap in enumerate(gaps):
        step = steps[place[j]] if steps is not None else transition(model, gap)
        state = (step @ state[..., None])[..., 0] + given.state[j + 1]
        states[..., j + 1, :] = state
    return states


def transition(model: LinearSystem, gap_h: float) -> Array:
    """Matrix exp(A t), no unit, that carries the state over a stretch of 0 h or longer without inputs.

    exp(A t) = sum_k r_k(t) M_k.

    Raises:
        ModelInputError: if the stretch is negative or not finite.

    Example:
        >>> transition(system([[-0.5]]), 2.0).round(6).tolist()
        [[0.367879]]

    Reference:
        Putzer EJ. Am Math Mon 1966;73:2-7.
    """
    if not np.isfinite(gap_h) or gap_h < 0:
        raise ModelInputError(f"gap_h must be 0 or more, but {gap_h} was given")
    response = np.stack(divided_differences(model.rates, np.asarray(float(gap_h))), axis=-1)
    return np.asarray(np.einsum("...k,...kij->...ij", response, model.basis))


def _weights(model: LinearSystem, states: Array, compartment: int) -> Array:
    """What each r_k contributes after each jump, shape (..., j, k)."""
    if not 0 <= compartment < model.size:
        raise ModelInputError(f"compartment must be 0 to {model.size - 1}, but {compartment} was given")
    return states @ np.swapaxes(model.basis[..., :, compartment, :], -1, -2)


def _population(model: LinearSystem, weights: Array, which: NDArray[np.signedinteger], since: Array) -> Array:
    """Many patients at once: equal distances to the last dose are worked out only once."""
    distinct, place = np.unique(np.round(since, 12), return_inverse=True)
    response = divided_differences(model.rates[..., None, :], distinct)
    total = np.zeros((*model.matrix.shape[:-2], len(which)))
    edges = np.searchsorted(which, np.arange(weights.shape[-2] + 1))
    for j in range(weights.shape[-2]):
        span = slice(edges[j], edges[j + 1])
        here = place[span]
        if len(here) == 0:
            continue
        part = slice(here[0], here[-1] + 1) if here[-1] - here[0] == len(here) - 1 else here
        for k in range(model.size):
            total[..., span] += weights[..., j, k, None] * response[k][..., part]
    return total
