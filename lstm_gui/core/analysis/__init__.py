"""What is asked about a cell beyond its forward pass, loaded only when it is asked."""

from lstm_gui.core.analysis.decomposition import Written, written_by_step
from lstm_gui.core.analysis.fixed_points import FixedPoint, Stability, fixed_points
from lstm_gui.core.analysis.following import Follower, auc, correlations, followers
from lstm_gui.core.analysis.influence import Influence, influence
from lstm_gui.core.analysis.moments import Peak, cosines, similar_moments, top_moments
from lstm_gui.core.analysis.principal_components import PrincipalComponents, principal_components
from lstm_gui.core.analysis.state_space import VectorField, plane, vector_field
from lstm_gui.core.analysis.sweep import Sweep, sweep, swept_end
from lstm_gui.core.analysis.terms import Folded, Source, Term, by_size, folded, terms
from lstm_gui.core.analysis.without import START, without_part, without_written

__all__ = [
    "START",
    "FixedPoint",
    "Folded",
    "Follower",
    "Influence",
    "Peak",
    "PrincipalComponents",
    "Source",
    "Stability",
    "Sweep",
    "Term",
    "VectorField",
    "Written",
    "auc",
    "by_size",
    "correlations",
    "cosines",
    "fixed_points",
    "folded",
    "followers",
    "influence",
    "plane",
    "principal_components",
    "similar_moments",
    "sweep",
    "swept_end",
    "terms",
    "top_moments",
    "vector_field",
    "without_part",
    "without_written",
    "written_by_step",
]
