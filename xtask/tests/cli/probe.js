// Runs after the page's own script; what it finds is the title of the page.
// Its names are its own: both scripts share the global scope.
{
  const find = (query) => [...document.querySelectorAll(query)];
  const channel = (value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const luminance = (color) => {
    const [red, green, blue] = color.match(/[\d.]+/g).map(Number);
    return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  };
  const ground = getComputedStyle(document.body).backgroundColor;
  // WCAG 2.2, contrast (minimum).
  const contrast = (color) => {
    const [light, dark] = [luminance(color), luminance(ground)].sort((one, other) => other - one);
    return (light + 0.05) / (dark + 0.05);
  };
  const text = find("h1, .soft, .kind, a, label, summary, p");
  const inks = text.map((item) => getComputedStyle(item).color);
  const bars = find("svg text, svg rect.breaking, svg rect.addition");
  inks.push(...bars.map((item) => getComputedStyle(item).fill));
  const shown = () => find("li:not([hidden])").length;
  const found = { all: shown() };
  find("section > details").forEach((details) => { details.open = true; });
  found.overflow = document.documentElement.scrollWidth - innerWidth;
  found.least = Math.min(...inks.map(contrast));
  found.dark = luminance(ground) < 0.2;
  found.loaded = performance.getEntriesByType("resource").length;
  found.injected = find("b, img").length;
  found.named = find("svg a").every((row) => row.getAttribute("aria-label").includes("version"));
  found.rows = find("svg a").filter((row) => row.tabIndex >= 0).length;
  const links = find("svg a").map((row) => row.getAttribute("href").slice(1));
  found.targets = links.every((id) => document.getElementById(id));
  const box = document.querySelector("input[value=addition]");
  box.click();
  found.withoutAdditions = shown();
  box.click();
  const search = document.querySelector("input[type=search]");
  search.value = "green colour";
  search.dispatchEvent(new Event("input"));
  setTimeout(() => {
    found.searched = shown();
    found.output = document.querySelector("output").value;
    document.title = JSON.stringify(found);
  }, 500);
}
