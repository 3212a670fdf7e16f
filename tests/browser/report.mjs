// The report in a real browser, with scripts switched off: it is whole, it breaks no policy, it fetches nothing, and it fits a phone.
//
//     IRENIC_EXECUTABLE=… CHROMIUM=… node --test tests/browser/report.mjs
//
// The browser is spoken to through a pipe (Chrome DevTools Protocol), so nothing has to be installed beside it.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

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
    async open(file, width) {
        await this.send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: width < 600 });
        this.events = [];
        await this.send('Page.navigate', { url: pathToFileURL(file).href });
        for (let waited = 0; !this.saw('Page.loadEventFired') && waited < 200; ++waited) await new Promise((go) => setTimeout(go, 50));
        assert.ok(this.saw('Page.loadEventFired').length > 0, 'the page loads');
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
    for (const name of readdirSync('cases')) {
        const file = resolve('cases', name, 'case.yaml');
        if (!existsSync(file)) continue;
        const page = join(folder, `${name}.html`);
        execFileSync(irenic, ['report', file, '-o', page], { stdio: ['ignore', 'ignore', 'pipe'] });
        reports.push([name, page]);
    }
    browser = new Browser();
    await browser.start();
});

after(async () => {
    await browser?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('every case has a report', { skip }, () => assert.ok(reports.length > 0));

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
        const { nodes } = await browser.send('Accessibility.getFullAXTree');
        const nameless = nodes.filter((node) => !node.ignored && ['image', 'table', 'region'].includes(node.role?.value) &&
            !node.name?.value);
        assert.equal(nameless.length, 0, `${name}: ${nameless.map((node) => node.role.value)}`);
    }
});
