"""Counts the message texts of a chat file with tiktoken, once for each line of its input; prints seconds and tokens."""
import gzip
import json
import sys
import time

import tiktoken

encoding = tiktoken.get_encoding(sys.argv[1])
file = sys.argv[2]
with (gzip.open if file.endswith(".gz") else open)(file, "rt", encoding="utf-8") as lines:
    messages = [message for line in lines for message in json.loads(line)["messages"]]
texts = [message["content"] for message in messages if isinstance(message.get("content"), str)]
print("ready", flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    tokens = sum(len(encoding.encode_ordinary(text)) for text in texts)
    print(time.perf_counter() - start, tokens, flush=True)
