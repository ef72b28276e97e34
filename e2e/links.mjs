// Which pages there are, found by following links.

/** The kind of a page: its path with the names of things taken out, and which questions its query asks. */
export function kindOf(url) {
  const path = url.pathname
    .split("/")
    .map((part) => (/^[0-9A-HJKMNP-TV-Z]{26}$/i.test(part) || /^[0-9a-f-]{36}$/i.test(part) || /^\d+$/.test(part) ? "{id}" : part))
    .join("/")
    .replace(/^\/help\/[a-z-]+$/, "/help/{id}");
  const questions = [...new Set(url.searchParams.keys())].sort().join("&");
  return questions ? `${path}?${questions}` : path;
}

/** Addresses of this program that the HTML of a page links to. */
function linksIn(html, from, base) {
  const links = [];
  for (const [anchor, href] of html.matchAll(/<a\b[^>]*?\shref="([^"]*)"[^>]*>/g)) {
    // The switch of language is tried on every page, and following it here would turn the session round.
    if (anchor.includes(" hreflang=")) {
      continue;
    }
    const url = new URL(href.replaceAll("&amp;", "&"), from);
    if (url.origin === base) {
      url.hash = "";
      links.push(url);
    }
  }
  return links;
}

/**
 * Follows links from the start, breadth first, without rendering.
 *
 * `pages`: one address for each kind of HTML page, at most `plan.pagesOfARole`, those named in `plan.pages` first.
 * What begins with one of `plan.leaveOut` is left out.
 * `others`: further addresses that were offered, at most `plan.linksOfARole`, evenly taken; each must answer too.
 */
export async function discover(context, base, plan) {
  const pages = [];
  const seenKinds = new Set();
  const seen = new Set();
  const rest = [];
  const queue = [plan.start, ...plan.pages].map((path) => new URL(path, base));
  while (queue.length > 0) {
    const url = queue.shift();
    const path = url.pathname + url.search;
    if (seen.has(path) || plan.leaveOut?.some((prefix) => url.pathname.startsWith(prefix))) {
      continue;
    }
    seen.add(path);
    const kind = kindOf(url);
    if (seenKinds.has(kind) || pages.length >= plan.pagesOfARole) {
      rest.push(path);
      continue;
    }
    seenKinds.add(kind);
    const response = await context.request.get(path);
    const arrived = kindOf(new URL(response.url()));
    if (arrived !== kind && seenKinds.has(arrived)) {
      continue;
    }
    seenKinds.add(arrived);
    const html = (response.headers()["content-type"] ?? "").startsWith("text/html");
    if (!html && response.status() < 400) {
      continue;
    }
    // A page that answers with an error is visited too, so that it is reported with its address.
    pages.push(path);
    if (html) {
      queue.push(...linksIn(await response.text(), response.url(), base));
    }
  }
  const every = Math.max(1, Math.ceil(rest.length / plan.linksOfARole));
  return { pages, others: rest.filter((_, index) => index % every === 0) };
}
