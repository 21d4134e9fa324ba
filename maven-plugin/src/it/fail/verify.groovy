def log = new File(basedir, 'build.log').text
assert log.contains('Datasets are not ready for OpenAI: 2 errors, 0 warnings')
assert log.contains('train.jsonl: error line 1:')
assert log.contains("/messages/1/role unknown-role: role 'bot' is not one of")
assert log.contains('Explain: mvn tuneprep:explain -Dtuneprep.rule=unknown-role')
assert log.contains('MojoFailureException')
return true
