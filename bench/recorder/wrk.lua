-- SPDX-License-Identifier: Apache-2.0
-- Arguments: method, path, bytes to send. A path that ends in a slash is followed by an id, another each time.
local requests = {}
local at = 0

function init(args)
  local method, path, sends = args[1], args[2], tonumber(args[3])
  local body = nil
  if sends > 0 then
    wrk.headers["Content-Type"] = "application/json"
    local head = '{"server":{"name":"web-1","networks":"auto","flavorRef":"2","imageRef":"9c8","metadata":{"note":"'
    body = head .. string.rep("x", sends - #head - 4) .. '"}}}'
    body = string.sub(body, 1, sends - 1) .. "}"
  end
  for id = 0, 15 do
    local target = path
    if string.sub(path, -1) == "/" then
      target = path .. string.format("4f1c8f2e-1111-4222-8333-4444555566%02d", id)
    end
    requests[id] = wrk.format(method, target, nil, body)
  end
end

function request()
  at = (at + 1) % 16
  return requests[at]
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"seconds":%f,"medianMs":%f,"p99Ms":%f,"errors":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    e.connect + e.read + e.write + e.status + e.timeout))
end
