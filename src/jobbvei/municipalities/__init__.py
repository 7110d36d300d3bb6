"""Who the municipalities are: number, county, people, centrality, labour-market region, place – and the tenant wall.

A tenant is a municipality that has joined. This package knows nothing about who lives or works there.
"""
