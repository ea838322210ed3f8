"""How wide a line of an English page is in print: an i is no m.

Where a text layer's lines were set in a common book face, counting characters says only roughly which of them are full;
with the face's own widths they all leave too little room for the next line's first word. A page that was wrapped by
counting shows the reverse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from feeder.splitting.model import Line

_MEAN = 414  # thousandths of a font's size that a character of running text takes
_SCALE = 100
# Widths in thousandths of a font's size, by the characters that have them.
_WIDTHS = {
    180: "'",
    200: "|",
    250: " .,",
    278: "ijlt/:;",
    333: "frI-!()[]`",
    389: "sJ",
    444: "aceçàáâäèéêëz?",
    556: "FPS",
    611: "ELTZ",
    667: "BCR",
    722: "wADGHKNOQUVXY",
    778: "m&",
    833: "%",
    889: "M",
    944: "W",
}
_OTHER = 500
_BY_BYTE = bytearray([round(_OTHER * _SCALE / _MEAN)]) * 256
for _width, _characters in _WIDTHS.items():
    for _byte in _characters.encode("latin-1"):
        _BY_BYTE[_byte] = round(_width * _SCALE / _MEAN)
_TABLE = bytes(_BY_BYTE)
_NEAR, _APART = 3, 6  # lines in the midst of paragraphs on either side that show a column; lines between them
_ODD = 1.15  # times as wide as all others near: a line that was joined from two
_MOST = 4  # half cells of room that count; more is another column
_SURELY = 3  # half cells of room fewer in print
_FEWEST, _BETTER = 8, 0.95  # half cells of room by counting; as many are left in print


def is_set_in_a_face(lines: Sequence[Line]) -> bool:
    """Whether the lines in the midst of paragraphs leave less room for the next word in print than by counting."""
    inside = [
        i
        for i in range(1, len(lines) - 1)
        if _goes_on(lines[i], lines[i + 1]) and (lines[i - 1].stops or lines[i].stops or lines[i + 1].stops)
    ]
    counted = _room_left(inside, {i: (lines[i].width, lines[i + 1].token) for i in inside})
    if counted < _SURELY:
        return False
    measured = {i: (width_in_print(lines[i].text), _token(lines[i + 1].text)) for i in inside}
    printed = _room_left(inside, measured)
    return printed <= counted - _SURELY or (counted >= _FEWEST and printed <= _BETTER * counted)


def _room_left(inside: Sequence[int], measured: Mapping[int, tuple[float, float]]) -> float:
    """The half cells that lines leave in their columns beside the next line's first word, all together; `measured` has
    their widths and those of these words."""
    room = 0.0
    for k, i in enumerate(inside):
        near = sorted(measured[j][0] for j in inside[max(0, k - _NEAR) : k + _NEAR + 1] if 0 < abs(j - i) <= _APART)
        if len(near) > 1:
            column = near[-2] if len(near) > 2 and near[-1] > _ODD * near[-2] else near[-1]
            room += min(_MOST, max(0.0, column - sum(measured[i])))
    return room


def measure_in_print(lines: Sequence[Line]) -> None:
    """Gives the lines the widths that they have in print, in half cells of the mean character."""
    for line in lines:
        line.width = round(width_in_print(line.text))
        line.token = round(_token(line.text))


def width_in_print(text: str) -> float:
    return sum(text.replace("—", "M").encode("latin-1", "replace").translate(_TABLE)) / _SCALE


def _token(text: str) -> float:
    return width_in_print(text.split(None, 1)[0] + " ")


def _goes_on(line: Line, below: Line) -> bool:
    """Whether a sentence goes on from line to line in small letters."""
    return below.lower and not (line.final or below.blanks)
