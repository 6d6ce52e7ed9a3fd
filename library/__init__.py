"""What the network has learnt: case studies, publications, news; later recommendations and the City Toolkit."""
