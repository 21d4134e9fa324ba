def log = new File(basedir, 'build.log').text
// The rule whose finding would be mended is ignored.
assert new File(basedir, 'fixed.jsonl').text == new File(basedir, 'broken.jsonl').text
assert log =~ /gpt-4o-mini-2024-07-18 +276 +2 +552/
return true
