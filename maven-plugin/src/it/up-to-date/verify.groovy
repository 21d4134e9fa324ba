def log = new File(basedir, 'build.log').text
assert log.count('Datasets of tuneprep are up to date') == 1
assert log.count('Datasets are ready for OpenAI') == 2
return true
