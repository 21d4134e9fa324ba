def log = new File(basedir, 'build.log').text
assert new File(basedir, 'train.jsonl').readLines().size() == 2
assert !new File(basedir, 'fixed.jsonl').text.contains('bot')
assert log.contains('Mended {unknown-role=1} in 12 lines; 12 written to')
assert log.contains('gpt-4o-mini-2024-07-18')
assert log.contains('unknown-role (error)')
assert log.contains('tuneprep:check')
return true
