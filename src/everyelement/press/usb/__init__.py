"""One archive for a hall without internet: pages, lab, notebooks and handouts, and a page that explains them."""
