def log = new File(basedir, 'build.log').text
assert log.contains('Tuneprep is skipped')
return true
