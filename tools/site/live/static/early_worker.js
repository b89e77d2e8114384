// The worker of the kernel, with its Python begun: see early.js.
import { begin } from "./python.mjs";
import "{{kernel}}";

begin({{options}});
