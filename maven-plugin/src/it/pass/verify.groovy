def log = new File(basedir, 'build.log').text
assert log.contains('Datasets are ready for OpenAI')
return true
