"""A page of an invented English paper for several tests: its nameplate and two stories."""

NAMEPLATE = """The Sallow Beacon
Thursday, March 5, 2015

"""
MILL = """Mill wheel turns again

The wheel at Sallow Mill has turned for
the first time since the flood, after a
winter in which three men in waders dug
eleven tons of gravel out of the race.
"""
FERRY = """Ferry keeps its bell

The bell of the Hob ferry will stay where
it is, the parish has decided, though it
was rung at five on Sunday by a goat.
"""
