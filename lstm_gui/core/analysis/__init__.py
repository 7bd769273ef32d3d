"""What is asked about a cell beyond its forward pass, loaded only when it is asked."""

from lstm_gui.core.analysis.decomposition import Written, decomposition, written_by_step
from lstm_gui.core.analysis.fixed_points import FixedPoint, Stability, fixed_points
from lstm_gui.core.analysis.influence import Influence, influence
from lstm_gui.core.analysis.principal_components import PrincipalComponents, principal_components
from lstm_gui.core.analysis.state_space import VectorField, plane, vector_field
from lstm_gui.core.analysis.sweep import Sweep, sweep, swept_end
from lstm_gui.core.analysis.terms import INNER, Folded, Source, Term, by_size, folded, terms
from lstm_gui.core.analysis.without import START, without_part, without_written

__all__ = [
    "INNER",
    "START",
    "FixedPoint",
    "Folded",
    "Influence",
    "PrincipalComponents",
    "Source",
    "Stability",
    "Sweep",
    "Term",
    "VectorField",
    "Written",
    "by_size",
    "decomposition",
    "fixed_points",
    "folded",
    "influence",
    "plane",
    "principal_components",
    "sweep",
    "swept_end",
    "terms",
    "vector_field",
    "without_part",
    "without_written",
    "written_by_step",
]
