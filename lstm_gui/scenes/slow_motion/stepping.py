"""Going through the sub-steps, and from the last one on to the next time step."""

from lstm_gui.scenes.slow_motion.moment import Moment


def stepped(moment: Moment, t: int, by: int, steps: int) -> tuple[Moment, int] | None:
    """Return the moment and the time step ``by`` sub-steps away.

    Parameters
    ----------
    moment
        Where slow motion stands.
    t
        The time step, counted from 0.
    by
        1 for the next sub-step, -1 for the one before.
    steps
        How many time steps there are.

    Returns
    -------
    tuple or None
        None if that lies outside of the sequence.
    """
    further, index = divmod(moment.index + by, len(moment.steps))
    if not 0 <= t + further < steps:
        return None
    return moment.at(index), t + further
