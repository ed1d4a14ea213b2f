"""python3 send.py CASE WEBHOOK SECRET: what a script does that has only the standard library."""
import base64
import hashlib
import hmac
import json
import sys
import time
import urllib.parse
import urllib.request

case, webhook, secret = sys.argv[1:]
message = {"msgtype": "markdown", "markdown": {"title": "磁盘满", "text": "#### 97 % @13800000000"},
           "at": {"atMobiles": ["13800000000"], "isAtAll": False}}


def sign(timestamp):
    return base64.b64encode(hmac.new(secret.encode(), f"{timestamp}\n{secret}".encode(), hashlib.sha256).digest()).decode()


def with_plus():
    """A time whose signature holds what an address must not hold as it is."""
    timestamp = round(time.time() * 1000)
    while "+" not in sign(timestamp):
        timestamp -= 1
    return timestamp


url, body, headers = webhook, json.dumps(message).encode(), {"Content-Type": "application/json"}
timestamp = with_plus()
if case == "signed":
    url += f"&timestamp={timestamp}&sign={urllib.parse.quote_plus(sign(timestamp))}"
elif case == "query":
    url += "&" + urllib.parse.urlencode({"timestamp": timestamp, "sign": sign(timestamp)})
elif case == "twice":
    url += "&" + urllib.parse.urlencode({"timestamp": timestamp, "sign": urllib.parse.quote_plus(sign(timestamp))})
elif case == "never":
    url += f"&timestamp={timestamp}&sign={sign(timestamp)}"
elif case == "seconds":
    timestamp = round(time.time())
    url += f"&timestamp={timestamp}&sign={urllib.parse.quote_plus(sign(timestamp))}"
elif case == "form":
    fields = {name: value if isinstance(value, str) else json.dumps(value) for name, value in message.items()}
    body, headers = urllib.parse.urlencode(fields).encode(), {}
elif case == "markdown as text":
    body = json.dumps({**message, "msgtype": "text"}).encode()
elif case == "python's own notation":
    body = str(message).encode()

opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
with opener.open(urllib.request.Request(url, body, headers), timeout=30) as answer:
    print(json.loads(answer.read())["errcode"])
