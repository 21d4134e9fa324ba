def folder = new File(basedir, 'target/tuneprep')
assert new File(folder, 'tuneprep.json').text.contains('"verdict" : "fail"')
assert new File(folder, 'tuneprep.sarif').text.contains('"ruleId" : "unknown-role"')
assert new groovy.xml.XmlSlurper().parse(new File(folder, 'TEST-tuneprep.xml')).testsuite.@failures == '2'
assert new File(folder, 'tuneprep.html').text.contains('<!DOCTYPE html>')
assert new File(folder, 'tuneprep.md').text.contains('| error | unknown-role |')
assert new File(folder, 'tuneprep.log').text.contains('::error file=')
assert new File(folder, 'tuneprep.txt').text.contains('FAIL for OpenAI')
return true
