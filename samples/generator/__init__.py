# SPDX-License-Identifier: Apache-2.0
"""Makes the pages of the sample press office from samples/content."""
