"""A question for reading: what is asked and what can be chosen, then, folded, the answer and every reason."""

from collections.abc import Iterable
from html import escape

from baclofen import content
from baclofen.labs.questions.answering import placed
from baclofen.labs.questions.feedback import Names, reason
from baclofen.labs.questions.poster import poster
from baclofen.model.scoring import choices
from tools.site.pages.markup import details, framed, items, word

#: formats whose instruction makes sense on paper, too
_SAID = ("sata", "select_n", "matrix_mc", "matrix_mr", "mr_group", "bowtie")


def question_html(question: content.Question, number: int) -> str:
    """The question with its options, and a part that opens with the answer and the reasons."""
    told = details(word("answer"), answer_html(question), word("answer.of", number=number), "answer")
    return f'<div class="question">{_asked(question)}\n{told}</div>'


def _asked(question: content.Question) -> str:
    """The question as a saved notebook shows it, with its instruction behind the stem."""
    asked = framed(poster(question))
    help = content.word(f"quiz.help.{question.type}", n=str(question.more.get("n", "")))
    if question.type not in _SAID or help in question.stem:
        return asked
    stem, rest = asked.split("</p>", 1)
    return f"{stem} <em>{escape(help)}</em></p>{rest}"


def answer_html(question: content.Question) -> str:
    """The answer and the reasons, in the form that fits the format."""
    more = question.more
    if "rows" in more:
        return _rows(question)
    if question.type == "ordered":
        return _ordered(question)
    if "blanks" in more:
        return _blanks(question)
    if "groups" in more:
        wanted = {id for one in question.key.values() for id in choices(one)}
        return "".join(
            f'<p class="group">{escape(group["text"])}</p>'
            + _reasons((o for o in question.options if o.group == group["id"]), wanted)
            for group in more["groups"]
        )
    return _reasons(question.options, set(choices(question.key)))


def _reasons(options: Iterable[content.Option], wanted: set[str]) -> str:
    """Every option: right or not, and why."""
    return items([_reason(o, _verdict(o.id in wanted), o.id in wanted) for o in options], name="reasons")


def _verdict(right: bool) -> str:
    return content.word("ui.right" if right else "ui.wrong")


def _reason(option: content.Option, label: str, right: bool = True) -> str:
    mark = f'<strong class="{"right" if right else "wrong"}">{escape(label)}</strong>'
    return f"<p>{mark} {escape(option.text)}</p><p>{escape(reason(option), False)}</p>"


def _rows(question: content.Question) -> str:
    """A matrix: for each row what belongs there, and why."""
    columns = {column["id"]: column["text"] for column in question.more["columns"]}
    if question.type == "matrix_mr":
        sets = placed(question, question.key)
        right = {row: [c for c in columns if row in sets[c]] for row in question.more["rows"]}
    else:
        right = placed(question, question.key)
    options = {option.id: option for option in question.options}
    return items(
        [_reason(options[row], ", ".join(columns[c] for c in right[row])) for row in question.more["rows"]],
        name="reasons",
    )


def _ordered(question: content.Question) -> str:
    options = {option.id: option for option in question.options}
    steps = [_reason(options[id], "") for id in choices(question.key)]
    steps = [step.replace('<strong class="right"></strong> ', "") for step in steps]
    return f"<p>{word('answer.steps')}</p>" + items(steps, "ol", "reasons")


def _blanks(question: content.Question) -> str:
    """Each blank with what belongs there, then the reasons of its options."""
    names = Names(question)
    wanted = {blank: key[0] for blank, key in placed(question, question.key).items()}
    said = [
        content.word("quiz.blank_title", place=names.blanks[blank], answer=names.answer([key]))
        for blank, key in wanted.items()
    ]
    if question.type == "dnd_cloze":
        told = items([escape(one) for one in said])
        return told + _reasons(question.options, set(wanted.values()))
    return "".join(
        f'<p class="group">{escape(one)}</p>'
        + _reasons((o for o in question.options if o.group == blank), {wanted[blank]})
        for blank, one in zip(wanted, said, strict=True)
    )
