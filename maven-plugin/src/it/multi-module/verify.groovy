def log = new File(basedir, 'build.log').text
assert log.contains('Datasets are ready for Azure')
assert log.contains('Datasets are ready for OpenAI')
assert !log.contains('not marked as thread-safe')
return true
