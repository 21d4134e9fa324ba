def log = new File(basedir, 'build.log').text
assert log.contains('MojoExecutionException')
assert log.contains("Tuneprep is not configured right: unknown OpenAI base model 'gpt-4.1-mni'; nearest: gpt-4.1-mini")
return true
