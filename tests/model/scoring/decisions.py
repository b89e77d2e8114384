"""Decisions of the scoring that no published vector settles, one row for each."""

BOWTIE = {"actions": ["a1", "a2"], "condition": "c1", "params": ["p1", "p2"]}
COLUMNS = {"Pneu": ["1", "2", "3", "4"], "UTI": ["1", "2"], "Flu": ["1", "3"]}
GROUPS = {"N": ["a", "b"], "R": ["c"]}
TRADE = {"interchangeable": True}

# (type, key, response, score, max) and what else the item has
MORE = [
    # multiple choice
    ("mc", "B", ["A", "B"], 0, 1),  # two answers
    ("mc", "B", ["B", "B"], 1, 1),
    ("mc", "B", "b", 0, 1),
    ("mc", "B", "", 0, 1),
    # select all
    ("sata", ["A", "B", "D", "F"], ["A", "B", "D"], 3, 4),  # an omission costs nothing
    ("sata", ["A", "B"], ["C", "D", "E"], 0, 2),
    ("sata", ["A", "B", "C"], list("ABCDEF"), 0, 3),
    ("sata", ["A", "B"], None, 0, 2),
    ("sata", ["A", "B"], ["A", "A", "A"], 1, 2),  # a repeat counts once
    ("sata", ["A", "B"], ["A", "B", "C", "C"], 1, 2),
    ("highlight", ["s1", "s2"], ["s3", "s4"], 0, 2),
    ("highlight_table", ["s1", "s3"], ["s1", "s3", "s4"], 1, 2),
    # select N
    ("select_n", ["A", "C", "E"], ["A"], 1, 3),
    ("select_n", ["A", "C", "E"], [], 0, 3),
    ("select_n", ["A", "C", "E"], ["B", "D", "F"], 0, 3),
    ("select_n", ["A", "C", "E"], ["E", "A", "C"], 3, 3),
    ("select_n", ["A", "C"], ["A", "A", "C"], 2, 2),  # a repeat is one choice
    # matrix, one choice per row
    ("matrix_mc", ["i", "c", "n"], ["i", None, "n"], 2, 3),
    ("matrix_mc", ["i", "c", "n"], ["i"], 1, 3),
    ("matrix_mc", ["i", "c"], {"r2": "c"}, 1, 2, {"rows": ["r1", "r2"]}),
    ("matrix_mc", ["i", "c"], [["i", "c"], "c"], 1, 2),  # two answers in a row
    # matrix, many choices; grouping
    ("matrix_mr", COLUMNS, {name: list("12345") for name in COLUMNS}, 3, 8),
    ("matrix_mr", COLUMNS, {"Pneu": ["1", "2"], "UTI": ["3", "4", "5"]}, 2, 8),  # floor per column
    ("matrix_mr", COLUMNS, {"UTI": ["2", "1"]}, 2, 8),
    ("matrix_mr", {"x": ["a"], "y": []}, {"x": ["a"], "y": ["a"]}, 1, 1),  # a column without key
    ("mr_group", GROUPS, {"N": ["a"]}, 1, 3),
    ("mr_group", GROUPS, {"N": ["c"], "R": ["a"]}, 0, 3),
    # blanks and targets
    ("cloze", ["o2", "o1", "o3"], [None, "o1", None], 1, 3),
    ("cloze", ["o2", "o1"], ["o1", "o2"], 0, 2),
    ("cloze", ["o2", "o1"], {"b1": "o2", "b2": "o9"}, 1, 2, {"blanks": ["b1", "b2"]}),
    ("dropdown_table", ["a", "b"], {"b1": "a"}, 1, 2, {"blanks": ["b1", "b2"]}),
    ("dnd_cloze", ["t1", "t2"], ["t2", "t1"], 0, 2),  # fixed unless the item says otherwise
    ("dnd_cloze", ["t1", "t2"], ["t1", "t1"], 1, 2),
    ("dnd_cloze", ["t1", "t2"], ["t1", "t1"], 1, 2, TRADE),
    ("dnd_cloze", ["t1", "t1"], ["t1", "t1"], 2, 2, TRADE),
    ("dnd_cloze", ["t1", "t2"], [None, "t1"], 1, 2, TRADE),
    # rationale
    ("dyad", ["X", "Y"], ["n", "Y"], 0, 1),
    ("dyad", ["X", "Y"], ["X", None], 0, 1),
    ("dyad", ["X", "Y"], None, 0, 1),
    ("dyad", ["X", "Y"], ["Y", "X"], 0, 1),
    ("dyad", ["X", "Y"], {"b2": "Y", "b1": "X"}, 1, 1, {"blanks": ["b1", "b2"]}),
    ("triad", ["X", "Y", "Z"], ["X", "n", "Z"], 1, 2),
    ("triad", ["X", "Y", "Z"], ["X", "Z", "Y"], 2, 2),  # the effects may trade blanks
    ("triad", ["X", "Y", "Z"], ["X", "Z", "n"], 1, 2),
    ("triad", ["X", "Y", "Z"], ["X", "Y", "Y"], 1, 2),  # an effect twice counts once
    ("triad", ["X", "Y", "Z"], ["X", "Z", "Y"], 0, 2, {"interchangeable": False}),
    ("triad", ["X", "Y", "Z"], [None, "Y", "Z"], 0, 2),
    ("triad", ["X", "Y", "Z"], ["X", "Y"], 1, 2),
    # bow-tie
    ("bowtie", BOWTIE, None, 0, 5),
    ("bowtie", BOWTIE, {"actions": ["a1", "a2"]}, 2, 5),
    ("bowtie", BOWTIE, {"actions": ["a1", None], "condition": None, "params": []}, 1, 5),
    ("bowtie", BOWTIE, BOWTIE | {"condition": "c2"}, 4, 5),
    ("bowtie", BOWTIE, {"actions": ["a3", "a4"], "condition": "c4", "params": ["p5", "p3"]}, 0, 5),
    ("bowtie", BOWTIE, BOWTIE | {"actions": ["a1", "a1"]}, 4, 5),
    ("bowtie", BOWTIE, {"actions": ["p1", "p2"], "condition": "c1", "params": ["a1", "a2"]}, 1, 5),
    ("bowtie", BOWTIE, BOWTIE | {"condition": ["c1"]}, 5, 5),
    # ordered
    ("ordered", ["s1", "s2", "s3"], ["s1", "s2", "s3"], 1, 1),
    ("ordered", ["s1", "s2", "s3"], ["s1", "s2"], 0, 1),
    ("ordered", ["s1", "s2"], ["s1", "s2", "s2"], 0, 1),
    ("ordered", ["s1", "s2"], None, 0, 1),
]
