def log = new File(basedir, 'build.log').text
def tests = (log =~ /Tests run: (\d+), Failures: 0, Errors: 0, Skipped: 0/)
assert tests.find() && (tests.group(1) as int) > 50
return true
