// htmx reads its settings from the page when it is loaded, so this module comes before it. Its own style sheet is
// left out: ours has what is needed.
const settings = document.createElement("meta");
settings.name = "htmx-config";
settings.content = JSON.stringify({ includeIndicatorCSS: false });
document.head.append(settings);

export {};
