// A case that is hard on a page: texts that try to be markup, words without an end, both directions of writing, many parties,
// many strategies, deals one after another.

const markup = `<script>alert(1)</script> & "quoted" 'single' --> ]]> </title></svg></style>`;
const arabic = 'مجلس المدينة';
const hebrew = 'ועד הדייגים';
const endless = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);
const wordy = 'The United Federated Republics of the Northern and the Southern Lakes, and of the Isles';
const wide = '上游城镇'.repeat(5);

export function hostile() {
    const names = [markup, arabic, hebrew, endless, wordy, wide, 'x'.repeat(400), 'y'];
    const movers = [...'abcdefgh'];
    const parties = [...'abcdefghijkl'];
    const name = (k) => JSON.stringify(names[k % names.length]);
    const top = (k) => (k % 3 === 0 ? 'all' : 'yes');
    const lines = ['irenic: 1', `title: ${JSON.stringify(`${arabic} & <b>council</b>`)}`, `question: ${JSON.stringify(markup)}`,
        `marking: ${JSON.stringify(hebrew)}`, 'parties:'];
    parties.forEach((id, k) => lines.push(`  ${id}: {name: ${name(k)}}`));
    lines.push('options:');
    movers.forEach((id, k) => lines.push(`  o${id}: {name: ${name(k)}, by: ${id}${k % 3 === 0 ? ', levels: [none, some, all]' : ''}}`));
    lines.push('preferences:');
    parties.forEach((id, k) => lines.push(`  ${id}: [{that: o${movers[(k + 1) % 8]}, weight: [1, ${k + 2}.123456, 40], basis: ` +
        `${JSON.stringify(markup)}, contested: ${JSON.stringify(arabic)}}, {that: o${movers[k % 8]}, weight: -${k % 5}.5, basis: x}]`));
    lines.push('strategies:', '  status-quo: {}');
    for (let k = 0; k < 29; ++k) {
        const some = movers.map((id, j) => [`o${id}: ${top(j)}`, (k * 37 >> j) & 1]).filter(([, on]) => on).map(([set]) => set);
        const course = k % 4 === 0 ? `agreement: g${k % 8}` : `target: {${some.join(', ')}}`;
        lines.push(`  s${k}: {name: ${name(k)}, says: ${JSON.stringify(markup)}, ${course}}`);
    }
    lines.push('agreements:');
    for (const k of [0, 4]) {
        lines.push(`  g${k}:`, `    signatories: [${movers}]`, '    if-broken: {oa: none, ob: no}', '    obligations:');
        const timed = (j) => k === 0 ? '' : `, within: ${j * 30 + 2}, not-before: ${j * 17}${j > 1 ? `, after: [ob${j - 1}, ob${j - 2}]` : ''}`;
        movers.forEach((id, j) => lines.push(`      ob${j}: {name: ${name(j)}, by: ${id}, sets: {o${id}: ${top(j)}}, days: ${j * 20 + 1}${timed(j)}}`));
        if (k === 4) lines.push('    effective: 2031-11-20');
        if (k === 0) lines.push('    separately: [[ob0, ob1, ob2], [ob3, ob4], [ob5, ob6, ob7]]');
    }
    lines.push('claims:', `  k: {says: ${JSON.stringify(markup)}, test: signable(s0), coded: ${JSON.stringify(endless)}}`,
        `  l: {says: ${JSON.stringify(arabic)}, test: "reachable(status-quo, oa = all and ob, moves)"}`);
    lines.push('readings:', `  r: {name: ${JSON.stringify(arabic)}, by: ${JSON.stringify(hebrew)}, change: {}}`);
    return lines.join('\n') + '\n';
}
