"""python3 app.py ADDRESS APP_KEY APP_SECRET ROBOT_CODE CONVERSATION AGENT_ID: an app's calls as a script makes them that has only the standard library."""
import json
import sys
import urllib.error
import urllib.parse
import urllib.request
import uuid

address, app_key, app_secret, robot_code, conversation, agent_id = sys.argv[1:]
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def call(path, body=None, headers=None):
    try:
        with opener.open(urllib.request.Request(address + path, body, headers or {}), timeout=30) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as refusal:
        return refusal.code, json.loads(refusal.read())


def post(path, body, token):
    headers = {"Content-Type": "application/json", "x-acs-dingtalk-access-token": token}
    return call(path, json.dumps({"robotCode": robot_code, **body}).encode(), headers)


def upload(token, name, content):
    mark = uuid.uuid4().hex
    body = (f'--{mark}\r\nContent-Disposition: form-data; name="media"; filename="{name}"\r\n'
            f'Content-Type: application/octet-stream\r\n\r\n').encode() + content + f"\r\n--{mark}--\r\n".encode()
    return call(f"/media/upload?access_token={token}&type=image", body, {"Content-Type": f"multipart/form-data; boundary={mark}"})[1]


old = call("/gettoken?" + urllib.parse.urlencode({"appkey": app_key, "appsecret": app_secret}))[1]
token = old["access_token"]
media = upload(token, "图.png", bytes([0x89]) + b"PNG\r\n\x1a\n")
group = post("/v1.0/robot/groupMessages/send", {
    "openConversationId": conversation, "msgKey": "sampleImageMsg", "msgParam": json.dumps({"photoURL": media["media_id"]})}, token)
people = post("/v1.0/robot/oToMessages/batchSend", {
    "userIds": ["user1", "nobody"], "msgKey": "sampleText", "msgParam": json.dumps({"content": "磁盘满"})}, token)
work = call(f"/topapi/message/corpconversation/asyncsend_v2?access_token={token}", urllib.parse.urlencode({
    "agent_id": agent_id, "userid_list": "user1,user2", "msg": json.dumps({"msgtype": "text", "text": {"content": "磁盘满"}})}).encode())
mobile = call(f"/topapi/v2/user/getbymobile?access_token={token}", urllib.parse.urlencode({"mobile": "13800000002"}).encode())
wrong = call("/gettoken?" + urllib.parse.urlencode({"appkey": app_key, "appsecret": "wrong"}))
stale = post("/v1.0/robot/groupMessages/send", {"openConversationId": conversation, "msgKey": "sampleText", "msgParam": "{}"}, token + "x")
print(json.dumps({
    "token": [old["errcode"], old["expires_in"]],
    "media": [media["errcode"], media["type"]],
    "group": [group[0], list(group[1])],
    "people": [people[0], people[1].get("invalidStaffIdList")],
    "work": [work[1]["errcode"], work[1].get("task_id", 0) > 0],
    "mobile": [mobile[1]["errcode"], mobile[1]["result"]["userid"]],
    "wrong": [wrong[0], wrong[1]["errcode"]],
    "stale": [stale[0], stale[1]["code"]],
}, separators=(",", ":")))
