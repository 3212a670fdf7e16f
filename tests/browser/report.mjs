// The report in a real browser, with scripts switched off: it is whole, it breaks no policy, it fetches nothing, and it fits a phone.
//
//     IRENIC_EXECUTABLE=… CHROMIUM=… node --test tests/browser/report.mjs
//
// The browser is spoken to through a pipe (Chrome DevTools Protocol), so nothing has to be installed beside it.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { hostile } from './hostile.mjs';

const irenic = process.env.IRENIC_EXECUTABLE;
const chromium = process.env.CHROMIUM;
const skip = !irenic || !chromium ? 'IRENIC_EXECUTABLE and CHROMIUM are not set' : false;
const folder = mkdtempSync(join(tmpdir(), 'irenic-browser-'));

class Browser {
    constructor() {
        const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
        this.process = spawn(chromium, ['--headless=new', ...sandbox, '--disable-gpu', '--no-first-run', '--remote-debugging-pipe',
            `--user-data-dir=${join(folder, 'profile')}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
        this.next = 0;
        this.waiting = new Map();
        this.events = [];
        let text = '';
        this.process.stdio[4].on('data', (bytes) => {
            text += bytes;
            for (let end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0')) {
                this.receive(JSON.parse(text.slice(0, end)));
                text = text.slice(end + 1);
            }
        });
    }
    receive(message) {
        if (message.id === undefined) return this.events.push(message);
        const { accept, refuse } = this.waiting.get(message.id);
        message.error ? refuse(new Error(message.error.message)) : accept(message.result);
    }
    send(method, params = {}) {
        const id = ++this.next;
        this.process.stdio[3].write(JSON.stringify({ id, method, params, sessionId: this.session }) + '\0');
        return new Promise((accept, refuse) => this.waiting.set(id, { accept, refuse }));
    }
    async start() {
        const { targetInfos } = await this.send('Target.getTargets');
        const { targetId } = targetInfos.find((target) => target.type === 'page');
        this.session = (await this.send('Target.attachToTarget', { targetId, flatten: true })).sessionId;
        for (const domain of ['Page', 'Log', 'Runtime', 'Network', 'DOM', 'Accessibility']) await this.send(`${domain}.enable`);
        await this.send('Emulation.setScriptExecutionDisabled', { value: true });
    }
    async open(file, width, mobile = width < 600) {
        await this.send('Emulation.setEmulatedMedia', { media: '', features: [] });
        await this.send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile });
        this.events = [];
        await this.send('Page.navigate', { url: pathToFileURL(file).href });
        for (let waited = 0; !this.saw('Page.loadEventFired') && waited < 200; ++waited) await new Promise((go) => setTimeout(go, 50));
        assert.ok(this.saw('Page.loadEventFired').length > 0, 'the page loads');
    }
    /// What an expression gives in the page; the page's own scripts stay switched off.
    async ask(expression) {
        const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, returnByValue: true });
        assert.equal(exceptionDetails, undefined, exceptionDetails?.exception?.description);
        return result.value;
    }
    saw(method) {
        const seen = this.events.filter((event) => event.method === method);
        return seen.length > 0 ? seen : '';
    }
    async stop() {
        this.session = undefined;
        const over = new Promise((go) => this.process.on('exit', go));
        await this.send('Browser.close');
        await over;
    }
}

let browser;
const reports = [];

before(async () => {
    if (skip) return;
    const cases = readdirSync('cases').map((name) => [name, resolve('cases', name, 'case.yaml')]);
    cases.push(['river-gate', resolve('tests/casefile/data/river-gate.yaml')]);
    cases.push(['hostile', join(folder, 'hostile.yaml')]);
    writeFileSync(cases.at(-1)[1], hostile());
    for (const [name, file] of cases) {
        if (!existsSync(file)) continue;
        const page = join(folder, `${name}.html`);
        try {
            execFileSync(irenic, ['report', file, '-o', page], { stdio: ['ignore', 'ignore', 'pipe'] });
        } catch (error) {
            // The page is written whole, and a limit left something in it undecided.
            if (error.status !== 3) throw error;
        }
        reports.push([name, page]);
    }
    browser = new Browser();
    await browser.start();
});

after(async () => {
    await browser?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('every case has a report', { skip }, () => assert.ok(reports.length > 2));

test('no report breaks its policy, says an error, or fetches anything', { skip }, async () => {
    for (const [name, page] of reports) {
        await browser.open(page, 1280);
        const errors = [...browser.saw('Log.entryAdded'), ...browser.saw('Runtime.exceptionThrown')];
        assert.deepEqual(errors.map((event) => event.params.entry?.text ?? 'exception'), [], name);
        const requests = [...browser.saw('Network.requestWillBeSent')].map((event) => event.params.request.url);
        assert.deepEqual(requests, [pathToFileURL(page).href], name);
    }
});

test('the style sheet is in force', { skip }, async () => {
    await browser.open(reports[0][1], 1280);
    const { root } = await browser.send('DOM.getDocument');
    const { nodeId } = await browser.send('DOM.querySelector', { nodeId: root.nodeId, selector: '.answer' });
    await browser.send('CSS.enable');
    const { computedStyle } = await browser.send('CSS.getComputedStyleForNode', { nodeId });
    assert.notEqual(computedStyle.find((one) => one.name === 'border-left-width').value, '0px');
});

test('no page is wider than a phone or a desk', { skip }, async () => {
    for (const [name, page] of reports) {
        for (const width of [390, 1280]) {
            await browser.open(page, width);
            const { cssContentSize } = await browser.send('Page.getLayoutMetrics');
            assert.ok(cssContentSize.width <= width, `${name} is ${cssContentSize.width} wide at ${width}`);
        }
    }
});

test('pictures, tables and frames have names for those who do not see them', { skip }, async () => {
    for (const [name, page] of reports) {
        await browser.open(page, 1280);
        await browser.ask(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
        const { nodes } = await browser.send('Accessibility.getFullAXTree');
        const nameless = nodes.filter((node) => !node.ignored && ['image', 'table', 'region'].includes(node.role?.value) &&
            !node.name?.value);
        assert.equal(nameless.length, 0, `${name}: ${nameless.map((node) => node.role.value)}`);
        assert.equal(await browser.ask(`[...document.querySelectorAll('.frame')].filter((one) => !one.ariaLabel || one.tabIndex !== 0).length`), 0, name);
    }
});

/// Texts of a picture that stick out of it, or lie on one another.
const crowded = `[...document.querySelectorAll('svg')].flatMap((svg) => {
    const { width, height } = svg.viewBox.baseVal;
    const texts = [...svg.querySelectorAll('text')].filter((text) => getComputedStyle(text).display !== 'none')
        .map((text) => ({ words: [...text.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join(''),
            box: text.getBBox() }));
    const outside = texts.filter(({ box }) => box.x < -2 || box.y < -2 || box.x + box.width > width + 2 ||
        box.y + box.height > height + 2).map(({ words }) => words + ' sticks out');
    const upon = texts.flatMap((one, k) => texts.slice(k + 1).filter((other) =>
        Math.min(one.box.x + one.box.width, other.box.x + other.box.width) - Math.max(one.box.x, other.box.x) > 2 &&
        Math.min(one.box.y + one.box.height, other.box.y + other.box.height) - Math.max(one.box.y, other.box.y) > 5)
        .map((other) => one.words + ' lies on ' + other.words));
    return [...outside, ...upon].map((what) => svg.querySelector('title').textContent + ': ' + what);
})`;

test('no text in a picture sticks out of it or lies on another', { skip }, async () => {
    for (const [name, page] of reports) {
        for (const width of [390, 1280]) {
            await browser.open(page, width);
            assert.deepEqual(await browser.ask(crowded), [], `${name} at ${width}`);
        }
    }
});

test('pictures of values fit a phone without scrolling', { skip }, async () => {
    for (const [name, page] of reports) {
        await browser.open(page, 390);
        const wide = await browser.ask(`[...document.querySelectorAll('.grid svg')].filter((svg) => svg.getBoundingClientRect().right > 390).length`);
        assert.equal(wide, 0, name);
    }
});

test('ways out of states stand below each other on a phone, and are a picture on a desk', { skip }, async () => {
    const shown = `[...document.querySelectorAll('.ways')].map((figure) => [figure.querySelector('.stacked'), figure.querySelector('.frame')]
        .map((one) => getComputedStyle(one).display !== 'none'))`;
    let pictures = 0;
    for (const [name, page] of reports) {
        await browser.open(page, 390);
        for (const one of await browser.ask(shown)) assert.deepEqual(one, [true, false], name);
        const wide = await browser.ask(`[...document.querySelectorAll('.stacked *')].filter((one) => one.getBoundingClientRect().right > 390).length`);
        assert.equal(wide, 0, name);
        await browser.open(page, 1280);
        for (const one of await browser.ask(shown)) assert.deepEqual(one, [false, true], name);
        pictures += (await browser.ask(shown)).length;
    }
    assert.ok(pictures > 0);
});

test('what could be agreed has one picture on a desk and one on a phone, which fits, with a key to every number', { skip }, async () => {
    const shown = `[...document.querySelectorAll('.sizes')].map((figure) => [...figure.querySelectorAll('.broad, .slim')]
        .filter((one) => getComputedStyle(one).display !== 'none').map((one) => one.className).join())`;
    const unnumbered = `[...document.querySelectorAll('.beside')].filter((one) => {
        const marks = one.querySelectorAll('.key li').length;
        return [...one.querySelectorAll('svg')].some((svg) => {
            const numbers = new Set([...svg.querySelectorAll('text.middle.strong')].map((text) => text.textContent));
            return numbers.size !== marks || !svg.querySelector('.mark.now');
        });
    }).length`;
    let pictures = 0;
    for (const [name, page] of reports) {
        await browser.open(page, 390);
        const narrow = await browser.ask(shown);
        for (const one of narrow) assert.equal(one, 'slim', name);
        const wide = await browser.ask(`[...document.querySelectorAll('.sizes svg')].filter((svg) => svg.getBoundingClientRect().right > 390).length`);
        assert.equal(wide, 0, name);
        assert.equal(await browser.ask(unnumbered), 0, name);
        await browser.open(page, 1280);
        for (const one of await browser.ask(shown)) assert.equal(one, 'broad', name);
        pictures += narrow.length;
    }
    assert.ok(pictures > 4);
});

test('the picture of what can come of the status quo fits a narrow window, with nothing that lies on another', { skip }, async () => {
    let pictures = 0;
    for (const [name] of reports) {
        const file = name === 'hostile' ? join(folder, 'hostile.yaml') : name === 'river-gate' ? resolve('tests/casefile/data/river-gate.yaml')
            : resolve('cases', name, 'case.yaml');
        const picture = join(folder, `${name}.svg`);
        const said = spawnSync(irenic, ['evolve', file, '-o', picture], { encoding: 'utf8' });
        if (said.status === 1 && said.stderr.includes('status quo')) continue; // it says so: there is nowhere to begin
        if (said.status === 3 && said.stderr.includes('limit-reached')) continue; // too many states to look at all of them
        assert.equal(said.status, 0, said.stderr);
        ++pictures;
        for (const width of [390, 1280]) {
            await browser.open(picture, width, false);
            const found = await browser.ask(`(() => {
                const form = document.querySelector(innerWidth < 700 ? '.narrow' : '.broad');
                const other = document.querySelector(innerWidth < 700 ? '.broad' : '.narrow');
                const boxes = [...form.querySelectorAll('text')].map((text) => text.getBBox());
                return { other: getComputedStyle(other).display, texts: boxes.length,
                    wide: innerWidth < 700 && (document.documentElement.scrollWidth > 390 || boxes.some((box) => box.x + box.width > 374)),
                    upon: boxes.filter((one, k) => boxes.slice(k + 1).some((other) =>
                        Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x) > 2 &&
                        Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y) > 5)).length };
            })()`);
            assert.ok(found.texts > 4, name);
            assert.deepEqual({ ...found, texts: 0 }, { other: 'none', texts: 0, wide: false, upon: 0 }, `${name} at ${width}`);
        }
    }
    assert.ok(pictures > 3);
});

test('every agreement that is followed is shown in time and step by step, with a table for every picture', { skip }, async () => {
    let pictures = 0;
    for (const [name, page] of reports) {
        await browser.open(page, 1280);
        const found = await browser.ask(`[...document.querySelectorAll('#keeping .sizes')].map((figure) => {
            const table = figure.nextElementSibling;
            const rows = table.querySelectorAll('tbody tr').length;
            return { table: table.tagName, rows, bars: [...figure.querySelectorAll('svg')].map((svg) =>
                [...svg.querySelectorAll('rect.bar')].filter((bar) => bar.getAttribute('x') !== '0').length),
                described: [...figure.querySelectorAll('svg')].every((svg) => svg.querySelector('desc').textContent.length > 20) };
        })`);
        for (const one of found)
            assert.deepEqual(one, { table: 'DETAILS', rows: one.rows, bars: [one.rows, one.rows], described: true }, name);
        const lines = await browser.ask(`[...document.querySelectorAll('#keeping .grid svg')].filter((svg) =>
            !svg.querySelector('desc').textContent.match(/slack|would stop/)).length`);
        assert.equal(lines, 0, name);
        const strays = await browser.ask(`[...document.querySelectorAll('a[href^="#"]')].filter((one) =>
            !document.getElementById(decodeURIComponent(one.getAttribute('href').slice(1)))).length`);
        assert.equal(strays, 0, name);
        pictures += found.length;
    }
    assert.ok(pictures > 3);
});

test('the first column stays in sight where a table scrolls on a phone', { skip }, async () => {
    await browser.open(reports.find(([name]) => name === 'gaza-2025')[1], 390);
    const left = await browser.ask(`(() => {
        const frame = document.querySelector('#tables .frame');
        frame.scrollLeft = 200;
        return [frame.scrollLeft, frame.querySelector('tbody th').getBoundingClientRect().left - frame.getBoundingClientRect().left];
    })()`);
    assert.deepEqual(left, [200, 0]);
});

test('assumptions are read on a phone without scrolling sideways', { skip }, async () => {
    for (const [name, page] of reports) {
        await browser.open(page, 390);
        const wide = await browser.ask(`(() => {
            document.querySelectorAll('details').forEach((one) => { one.open = true; });
            return [...document.querySelectorAll('#assumptions .frame')].filter((one) => one.scrollWidth > one.clientWidth + 1).length;
        })()`);
        assert.equal(wide, 0, name);
    }
});

/// The least contrast between words and what is behind them, of every kind of words there is.
const contrast = `(() => {
    const channels = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
    const light = (colour) => channels(colour).map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, k) => sum + c * [0.2126, 0.7152, 0.0722][k], 0);
    const behind = (node) => {
        for (; node; node = node.parentElement) {
            const colour = getComputedStyle(node).backgroundColor;
            if (colour !== 'rgba(0, 0, 0, 0)' && colour !== 'transparent') return colour;
        }
        return 'rgb(255, 255, 255)';
    };
    const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    const kinds = ['p', 'a', 'code', '.good', '.bad', '.quiet', '.by', '.caption', '.marking', '.label', 'dt', 'figcaption', '.sure p', 'svg text'];
    return kinds.flatMap((kind) => [...document.querySelectorAll(kind)].slice(0, 40))
        .filter((node) => !node.closest('svg') || node.tagName === 'text').reduce((least, node) => {
        const style = getComputedStyle(node);
        return Math.min(least, ratio(node.closest('svg') ? style.fill : style.color, behind(node)));
    }, 21);
})()`;

test('words stand out from what is behind them, by day and by night', { skip }, async () => {
    for (const [name, page] of reports) {
        await browser.open(page, 1280);
        const seen = [];
        for (const value of ['light', 'dark']) {
            await browser.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
            assert.ok(await browser.ask(contrast) >= 4.5, `${name} in the ${value} scheme: ${await browser.ask(contrast)}`);
            seen.push(await browser.ask('getComputedStyle(document.documentElement).backgroundColor'));
        }
        assert.notEqual(seen[0], seen[1], 'the two schemes differ');
    }
});

test('what is folded on the screen is open on paper', { skip }, async () => {
    for (const [name, page] of reports) {
        await browser.open(page, 700);
        await browser.send('Emulation.setEmulatedMedia', { media: 'print' });
        let folded = 1;
        for (let waited = 0; folded > 0 && waited < 40; ++waited) {  // unfolding takes a frame or two
            await new Promise((go) => setTimeout(go, 50));
            folded = await browser.ask(`[...document.querySelectorAll('details > :not(summary)')].filter((one) =>
                !one.checkVisibility({ contentVisibilityAuto: true }) || one.getBoundingClientRect().height === 0).length`);
        }
        assert.equal(folded, 0, name);
    }
});
