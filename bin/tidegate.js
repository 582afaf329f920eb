#!/usr/bin/env node
// Written in the JavaScript of Node 8 on purpose: whatever Node a person has must be able to read this file,
// find the Node 24 that was installed with Tidegate, or say in one sentence what is missing.
'use strict';

const childProcess = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const NEEDED = 24;

/** The Node that npm installed with us as an optional dependency, or null. Never throws. */
function bundledNode() {
  const name = `node-${process.platform}-${process.arch}`;
  const places = module.paths.map((folder) => path.join(folder, name, 'bin', 'node'));
  return places.find(mayRun) || null;
}

function mayRun(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return true;
  } catch (_missing) {
    return false;
  }
}

function sayWhatIsMissing(why) {
  process.stderr.write(
    `Tidegate needs Node.js ${NEEDED} or newer and this is ${process.version}; ${why}: install Node.js ${NEEDED}, or run npm install again without --omit=optional.\n`,
  );
  process.exitCode = 1;
}

/** Starts the same command under `node`, hands signals down and its exit up. */
function startAgain(node) {
  const args = [path.join(__dirname, 'start.mjs')].concat(process.argv.slice(2));
  const child = childProcess.spawn(node, args, { stdio: 'inherit' });
  // A terminal already sends its own signals to the child as well: handing them down would make two of one.
  const signals = process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'];
  const ignore = () => {};
  ['SIGINT', 'SIGQUIT'].forEach((signal) => {
    process.on(signal, ignore);
  });
  signals.forEach((signal) => {
    process.on(signal, () => {
      child.kill(signal);
    });
  });
  child.on('error', (error) => {
    sayWhatIsMissing(`the one that came with it does not start here (${error.code})`);
  });
  child.on('close', (code, signal) => {
    process.exitCode = signal ? 128 + os.constants.signals[signal] : code;
  });
}

if (parseInt(process.versions.node, 10) >= NEEDED) {
  require('./start.mjs');
} else {
  const node = bundledNode();
  if (node) startAgain(node);
  else sayWhatIsMissing('the one that comes with it was not installed');
}
