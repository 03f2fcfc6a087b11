// Draws the tables of the ledger over time: a line for each voice, a bar from the least to the most that it can be.

const DAY = 86400;

function style(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Colours that are told apart in light and dark, by readers who see few colours too (Okabe and Ito 2008). */
function colours() {
  return matchMedia('(prefers-color-scheme: dark)').matches
    ? ['#56b4e9', '#e69f00', '#2fc79a', '#f0e442', '#cc79a7', '#ff8a4c', '#a5a197']
    : ['#0072b2', '#b35c00', '#00795a', '#7a5c00', '#a0477b', '#c23b00', '#615f59'];
}

function read(table) {
  const rows = [...table.tBodies[0].rows].filter((row) => row.dataset.day);
  const voices = new Map();
  const days = new Set();
  for (const row of rows) {
    const day = Date.parse(row.dataset.day + 'T00:00:00Z') / 1000;
    const point = {
      day,
      least: Number(row.dataset.least),
      most: Number(row.dataset.most),
      isOpen: row.dataset.open === '1',
      isCopy: row.dataset.copy === '1',
      voice: row.dataset.voice,
      amount: row.dataset.amount,
      words: row.dataset.words,
      title: row.dataset.title,
    };
    days.add(day);
    if (!voices.has(point.voice)) {
      voices.set(point.voice, new Map());
    }
    voices.get(point.voice).set(day, point);
  }
  return {days: [...days].sort((a, b) => a - b), voices};
}

/** Draws the bars behind the lines. */
function ranges(points, palette) {
  return (chart) => {
    const {ctx} = chart;
    ctx.save();
    ctx.lineWidth = 2 * devicePixelRatio;
    points.forEach((voice, i) => {
      ctx.strokeStyle = palette[i % palette.length];
      for (const point of voice.values()) {
        if (point.least === point.most && !point.isOpen) {
          continue;
        }
        const x = chart.valToPos(point.day, 'x', true);
        const low = chart.valToPos(point.least, 'y', true);
        const high = chart.valToPos(point.most, 'y', true);
        ctx.beginPath();
        ctx.moveTo(x, low);
        ctx.lineTo(x, high);
        if (point.isOpen) { // it may be more
          ctx.moveTo(x, high);
          ctx.lineTo(x, high - 14 * devicePixelRatio);
          ctx.moveTo(x - 4 * devicePixelRatio, high - 9 * devicePixelRatio);
          ctx.lineTo(x, high - 14 * devicePixelRatio);
          ctx.lineTo(x + 4 * devicePixelRatio, high - 9 * devicePixelRatio);
        }
        ctx.stroke();
      }
    });
    ctx.restore();
  };
}

/** Says what stands under the pointer, in the article's words. */
function tip(box, points, days) {
  const shown = document.createElement('div');
  shown.className = 'tip';
  shown.hidden = true;
  box.append(shown);
  return (chart) => {
    const {idx, left, top} = chart.cursor;
    let nearest = null;
    let distance = 40;
    if (idx != null && left >= 0) {
      for (const voice of points) {
        const point = voice.get(days[idx]);
        if (point) {
          const dx = chart.valToPos(point.day, 'x') - left;
          const dy = chart.valToPos((point.least + point.most) / 2, 'y') - top;
          const away = Math.hypot(dx, dy);
          if (away < distance) {
            distance = away;
            nearest = point;
          }
        }
      }
    }
    shown.hidden = !nearest;
    if (nearest) {
      const title = document.createElement('strong');
      title.textContent = nearest.amount + ' · ' + nearest.voice;
      const words = document.createElement('span');
      words.textContent = '“' + nearest.words + '” ' + nearest.title + (nearest.isCopy ? ' (wire copy)' : '');
      shown.replaceChildren(title, words);
      shown.style.left = Math.min(left + 70, Math.max(0, box.clientWidth - 320)) + 'px';
      shown.style.top = top + 24 + 'px';
    }
  };
}

function draw(figure) {
  const table = document.getElementById(figure.dataset.chart);
  const {days, voices} = read(table);
  if (days.length < 2) {
    return;
  }
  const names = [...voices.keys()];
  const points = [...voices.values()];
  const palette = colours();
  const data = [days, ...points.map((voice) => days.map((day) => {
    const point = voice.get(day);
    return point ? (point.least + point.most) / 2 : null;
  }))];
  const ends = points.flatMap((voice) => [...voice.values()]).flatMap((point) => [point.least, point.most]);
  const top = Math.max(...ends);
  const ink = style('--soft');
  const grid = {stroke: style('--rule'), width: 1};
  const font = '12px ' + style('--sans');
  const number = new Intl.NumberFormat(navigator.languages, {notation: top >= 1e5 ? 'compact' : 'standard'});
  const day = new Intl.DateTimeFormat(navigator.languages, {dateStyle: 'medium', timeZone: 'UTC'});
  const near = new Intl.DateTimeFormat(navigator.languages, {day: 'numeric', month: 'short', timeZone: 'UTC'});
  const far = new Intl.DateTimeFormat(navigator.languages, {month: 'short', year: 'numeric', timeZone: 'UTC'});
  const isLong = days[days.length - 1] - days[0] > 400 * DAY;
  figure.querySelectorAll('.uplot, .tip').forEach((each) => each.remove());
  new uPlot({
    width: figure.clientWidth,
    height: 260,
    tzDate: (at) => uPlot.tzDate(new Date(at * 1e3), 'Etc/UTC'),
    scales: {
      x: {range: (chart, from, to) => [from - DAY / 2, to + DAY / 2]},
      y: {range: () => [0, top * 1.12 || 1]},
    },
    axes: [
      {stroke: ink, grid: {show: false}, ticks: grid, font, space: 80, values: (chart, all) => all.map((at) => (isLong ? far : near).format(new Date(at * 1000)))},
      {stroke: ink, grid, ticks: grid, font, size: 64, values: (chart, all) => all.map((each) => number.format(each))},
    ],
    series: [
      {label: 'Day', value: (chart, at) => (at == null ? '–' : day.format(new Date(at * 1000)))},
      ...names.map((name, i) => ({
        label: name,
        stroke: palette[i % palette.length],
        width: 2,
        spanGaps: true,
        points: {show: true, size: 8, fill: palette[i % palette.length]},
        value: (chart, value, series, idx) => {
          const point = idx == null ? null : points[i].get(days[idx]);
          return point ? point.amount : '–';
        },
      })),
    ],
    cursor: {drag: {x: false, y: false}, focus: {prox: 24}},
    hooks: {drawClear: [ranges(points, palette)], setCursor: [tip(figure, points, days)]},
  }, data, figure);
}

function drawWhenSeen(figures) {
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        seen.unobserve(entry.target);
        entry.target.dataset.drawn = '1';
        draw(entry.target);
      }
    }
  }, {rootMargin: '200px'});
  figures.forEach((figure) => seen.observe(figure));
}

const figures = [...document.querySelectorAll('[data-chart]')];
const redraw = () => figures.filter((figure) => figure.dataset.drawn).forEach(draw);
drawWhenSeen(figures);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
let waiting;
addEventListener('resize', () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(redraw);
});
