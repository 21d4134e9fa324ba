def log = new File(basedir, 'build.log').text
assert log =~ /cost-over-budget: cost of training is about 0.01\d+ USD, the budget is 0.0001 USD/
return true
