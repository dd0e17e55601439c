"""Folds the masters of a face that lie beyond its last weight into that weight: `fold.py FILE.woff2 …`

Cut off below a master, a face keeps regions that end beyond 1. Firefox takes no such region, drops all variations of the face, and draws every
weight as the lightest. What a region gives between two of its corners runs straight, so its values at the corners say it all.
"""

import sys

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from fontTools.varLib.models import supportScalar

AXIS = 'wght'
WHOLE = (0.0, 1.0, 1.0)


def share(region, at):
    return supportScalar({AXIS: at}, {AXIS: region})


def fold(regions):
    """The regions that stand for these, each with the share of every old one in it."""
    others = [region for region in regions if region != WHOLE]
    corners = sorted({corner for region in others for corner in region if 0 < corner < 1}) + [1.0]
    new = [(WHOLE, [float(region == WHOLE) for region in regions])] if WHOLE in regions else []
    for index, corner in enumerate(corners if others else []):
        region = ((0.0, *corners)[index], corner, (*corners, 1.0)[index + 1])
        new.append((region, [0 if old == WHOLE else share(old, corner) for old in regions]))
    return new


def sum_of(shares, deltas):
    return round(sum(part * delta for part, delta in zip(shares, deltas)))


def fold_glyphs(font):
    for name, variations in font['gvar'].variations.items():
        points, control = font['glyf']._getCoordinatesAndControls(name, font['hmtx'].metrics)
        for variation in variations:
            variation.calcInferredDeltas(points, control.endPts)
        folded = []
        for region, shares in fold([variation.axes[AXIS] for variation in variations]):
            moves = list(zip(*(variation.coordinates for variation in variations)))
            deltas = [tuple(sum_of(shares, [move[axis] for move in point]) for axis in (0, 1)) for point in moves]
            folded.append(TupleVariation({AXIS: region}, deltas))
            folded[-1].optimize(points, control.endPts)
        font['gvar'].variations[name] = folded


def fold_store(store):
    axes = [region.VarRegionAxis[0] for region in store.VarRegionList.Region]
    old = [(axis.StartCoord, axis.PeakCoord, axis.EndCoord) for axis in axes]
    new = [region for region, _ in fold(old)]
    for data in store.VarData:
        columns = fold([old[index] for index in data.VarRegionIndex])
        data.Item = [[sum_of(shares, row) for _, shares in columns] for row in data.Item]
        data.VarRegionIndex = [new.index(region) for region, _ in columns]
        data.VarRegionCount = len(columns)
        data.calculateNumShorts()
    for axis, region in zip(axes, new):
        axis.StartCoord, axis.PeakCoord, axis.EndCoord = region
    store.prune_regions()


for path in sys.argv[1:]:
    font = TTFont(path, recalcTimestamp=False)
    fold_glyphs(font)
    for table in ('HVAR', 'MVAR'):
        fold_store(font[table].table.VarStore)
    font.save(path)
