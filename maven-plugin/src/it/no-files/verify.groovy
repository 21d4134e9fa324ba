def log = new File(basedir, 'build.log').text
assert log.contains('Tuneprep is not configured right: no file is in the trainingFiles of tuneprep')
assert log.contains('Nothing to check')
assert log.contains('there is no file')
return true
