// The map that can be zoomed and moved: Leaflet over our own land, with the points of /<language>/cities.geojson.
// No tiles, no other host. The frame stays left to right; names keep their own direction.

const ROLES = { partner: "partner", host: "host", action_host: "host" };

function fetchScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

function fetchStyle(url) {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = url;
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  });
}

async function fetchJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function landStyle(feature) {
  if (feature.properties.kind === "land") {
    return { fillColor: colour("--map-land"), fillOpacity: 1, color: colour("--map-coast"), weight: 1 };
  }
  const dash = feature.properties.kind === "disputed" ? "4 4" : null;
  return { fill: false, color: colour("--map-border"), weight: 1, dashArray: dash };
}

/** Puts the live map in the place of the drawn one inside `figure`. Rejects if anything cannot be fetched. */
export async function openMap(figure, { points, land, leaflet, sheet, zoomIn, zoomOut }) {
  const [landShape, cities] = await Promise.all([
    fetchJson(land),
    fetchJson(points),
    fetchStyle(sheet),
    window.L ? null : fetchScript(leaflet),
  ]);
  const L = window.L;
  const frame = figure.querySelector("[data-map]");
  const live = document.createElement("div");
  live.className = "map-live";
  frame.replaceChildren(live);

  const map = L.map(live, { minZoom: 3, maxZoom: 9, zoomControl: false, attributionControl: false });
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  map.fitBounds([[30, -10], [53, 38]]);
  map.setMaxBounds([[14, -26], [64, 56]]);
  const redraw = L.geoJSON(landShape, { style: landStyle, interactive: false }).addTo(map);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => redraw.setStyle(landStyle));

  L.geoJSON(cities, {
    filter: (feature) => Boolean(feature.geometry),
    pointToLayer(feature, position) {
      const city = feature.properties;
      const role = ROLES[city.role] ?? "other";
      const icon = L.divIcon({ className: `map-pin map-pin-${role}`, iconSize: [24, 24] });
      const marker = L.marker(position, { icon, title: city.name, alt: city.name, riseOnHover: true });
      const name = document.createElement("bdi");
      name.textContent = city.name;
      marker.bindTooltip(name, { direction: "top", offset: [0, -8] });
      marker.on("click keypress", (event) => {
        if (city.url && (event.type === "click" || event.originalEvent.key === "Enter")) location.assign(city.url);
      });
      return marker;
    },
  }).addTo(map);
  live.focus();
}
