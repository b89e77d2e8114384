"""How fast are the closed forms? One run: ours, a general solver, another library, the same week of doses.

    python benchmarks/pharmacology.py

Prints times (median of several runs) and ratios. SciPy and openpkflow come with the test tools, not with the
course.
"""

import csv
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.needed_parts import need  # noqa: E402  (found only from the course's folder)

need("numpy", "openpkflow", "scipy")

import numpy as np  # noqa: E402
from openpkflow.sim import methods  # noqa: E402
from scipy.integrate import solve_ivp  # noqa: E402

from baclofen.model.kinetics import delivery, intrathecal, oral, oral_parameters, population, regimen  # noqa: E402
from baclofen.model.scenarios import routes  # noqa: E402

TABLE = ROOT / "data" / "parameters"
TARGET_SOLVER, TARGET_BAND_MS, TARGET_STEP_MS = 50, 100, 16


def table(topic):
    with open(TABLE / f"{topic}.csv", encoding="utf-8-sig", newline="") as file:
        return {row["id"]: float(row["value"]) for row in csv.DictReader(file) if row["value"]}


def median_ms(work, runs):
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def by_solver(doses, at, p):
    """The usual way: integrate from dose to dose, dense output in between."""
    a = oral_parameters.rate_matrix(p)
    edges = [*doses.time_h, at[-1]]
    state, level = np.zeros(3), np.zeros_like(at)
    for i, dose in enumerate(doses.dose_mg):
        state = state + np.array([dose, 0.0, 0.0])
        here = (at >= edges[i]) & (at <= edges[i + 1])
        run = solve_ivp(
            lambda _, y: a @ y, (edges[i], edges[i + 1]), state, rtol=1e-8, atol=1e-10, t_eval=at[here]
        )  # fmt: skip
        level[here] = run.y[1]
        state = run.y[:, -1]
    return 1000 * level / p.central_volume_L


def by_openpkflow(doses, at, p):
    def one(t, dose):
        return methods.c_2cmt_oral(
            t, dose, p.clearance_L_per_h, p.central_volume_L, p.exchange_L_per_h, p.peripheral_volume_L,
            p.absorption_per_h,
        )  # fmt: skip

    return 1000 * methods.superpose(at, list(doses.time_h), list(doses.dose_mg), one)


def a_week(p):
    doses = regimen.every(10, interval_h=6, count=28)
    at = np.arange(7 * 24 * 60 + 1) / 60
    ours, solver, other = (oral.plasma(doses, at, p), by_solver(doses, at, p), by_openpkflow(doses, at, p))
    print(f"A week, {len(at):,} points, {len(doses)} doses, two compartments")
    print(f"  largest difference in ng per mL: solver {np.abs(ours - solver).max():.1e}", end="")
    print(f", openpkflow {np.abs(ours - other).max():.1e}")
    mine = median_ms(lambda: oral.plasma(doses, at, p), 50)
    theirs = {
        "solve_ivp, rtol 1e-8": median_ms(lambda: by_solver(doses, at, p), 5),
        "openpkflow, superposition": median_ms(lambda: by_openpkflow(doses, at, p), 20),
    }
    print(f"  {'ours':28s} {mine:9.2f} ms")
    for name, ms in theirs.items():
        print(f"  {name:28s} {ms:9.2f} ms   {ms / mine:6.1f} times ours")
    return theirs["solve_ivp, rtol 1e-8"] / mine


def the_band(values, p):
    spread = population.spread_from_table(values, "k85")
    doses = regimen.every(10, interval_h=8, count=6)
    at = np.linspace(0, 48, 577)
    ms = median_ms(lambda: population.band(doses, at, p, spread, patients=1000, seed=1), 15)
    print(f"Band of 1,000 virtual clients, two days, 577 points: {ms:.1f} ms")
    return ms


def scaling(p):
    print("Scaling (ms): more doses at 10,000 points; more points with 28 doses")
    long = np.linspace(0, 6 * 2800, 10_000)
    for count in (28, 280, 2800):
        doses = regimen.every(10, interval_h=6, count=count)
        mine = median_ms(lambda doses=doses: oral.plasma(doses, long, p), 15)
        other = median_ms(lambda doses=doses: by_openpkflow(doses, long, p), 1)
        print(f"  {count:6,} doses   ours {mine:8.2f}   openpkflow {other:9.2f}")
    week = regimen.every(10, interval_h=6, count=28)
    for points in (1_000, 10_000, 100_000):
        at = np.linspace(0, 168, points)
        mine = median_ms(lambda at=at: oral.plasma(week, at, p), 15)
        print(f"  {points:7,} points ours {mine:8.2f}")


def lab_steps(fluid, two_days):
    pool = intrathecal.from_half_life(
        clearance_mL_per_h=fluid["clearance_mL_per_h"],
        half_life_h=fluid["csf_half_life_h"],
        effect_peak_h=fluid["effect_peak_h"],
    )
    program = delivery.Delivery(rate_time_h=(0, 9, 15, 24, 33, 39), rate_mcg_per_day=(240, 360, 240) * 2)
    names = (
        "half_life_h",
        "absorption_half_life_h",
        "step_hour",
        "step_factor",
        "pump_half_life_h",
        "band_low",
    )
    chart = {name: two_days[name] for name in (*names, "band_high", "pump_delay_half_life_h")}
    steps = {
        "routes, two days": lambda: routes.levels(**chart, doses_per_day=3, missed_dose=2, pump_mode="step"),
        "intrathecal, two days": lambda: intrathecal.levels(program, np.linspace(0, 48, 577), pool),
    }
    slowest = 0.0
    for name, work in steps.items():
        ms = median_ms(work, 50)
        slowest = max(slowest, ms)
        print(f"One step of a lab: {name:24s} {ms:6.2f} ms")
    return slowest


def main():
    values = table("oral")
    p = oral_parameters.from_table(values, "k85")
    print(f"Python {sys.version.split()[0]}, NumPy {np.__version__}")
    ratio, band_ms = a_week(p), the_band(values, p)
    scaling(p)
    step_ms = lab_steps(table("intrathecal"), table("routes"))
    met = (ratio >= TARGET_SOLVER, band_ms < TARGET_BAND_MS, step_ms < TARGET_STEP_MS)
    words = (
        f"at least {TARGET_SOLVER} times solve_ivp",
        f"band under {TARGET_BAND_MS} ms",
        f"lab step under {TARGET_STEP_MS} ms",
    )
    for word, ok in zip(words, met, strict=True):
        print(f"{'met' if ok else 'MISSED':6s}  {word}")


if __name__ == "__main__":
    main()
