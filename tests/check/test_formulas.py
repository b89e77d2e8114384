"""A cell that a spreadsheet would compute is named by the check, so none is ever published."""

FORMULAS = ("=1+1", "+A1", "-A1", "@SUM(A1)", "=HYPERLINK(A1)", " =A1")


def test_a_formula_in_a_table_is_refused(course):
    path = course.root / "data" / "words" / "routes.csv"
    lines = path.read_text("utf-8").splitlines()
    for row, formula in enumerate(FORMULAS, 1):
        lines[row] = f"{lines[row].split(',')[0]},{formula}"
    path.write_text("\n".join([*lines, ""]), "utf-8")
    said = course.said()
    for row, formula in enumerate(FORMULAS, 2):
        told = f"row {row}, column 'text': a spreadsheet makes a formula of '{formula.strip()}'"
        assert told in said, formula
