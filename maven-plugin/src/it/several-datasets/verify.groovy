assert new File(basedir, 'target/tuneprep/support.json').text.contains('"split" : "validation"')
assert new File(basedir, 'target/tuneprep/tuneprep-2.json').text.contains('"provider" : "together"')
return true
