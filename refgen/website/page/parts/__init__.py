"""The parts of a page, one file each: a view of the page in, a piece of HTML out, '' where there is nothing to say."""
