#!/usr/bin/env node
// A door that is there before the build, so that npm can link the command.
import "./dist/program.js";
