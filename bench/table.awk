# What bench/run prints, from its two files: times (group, reduction, seconds), and runs (see there). Writes JSON to the file `json`.

FILENAME ~ /\/times$/ {
  if ($3 > 0) { wall[$1 " " $2] = $3; cpu[$1 " " $2] = $4 + $5; total += $3; totalcpu += $4 + $5 }
  next
}

{
  cell = $1 " " $2 " " $3
  if (!(cell in seen)) { seen[cell] = 1; order[++cells] = cell; scenario[cell] = $2; step[cell] = $3; group[cell] = $1 }
  k = cell " " $4
  has[k] = 1; reductions[$4] = 1; groups[$1] = 1
  ending[k] = $5; states[k] = $6; generated[k] = $7; depth[k] = $8; seconds[k] = $9; bytes[k] = $10
  threads[cell] = $11
  objects[cell] = 0
  for (i = 13; i < NF; i++) if ($i ~ /^[0-9]+$/) objects[cell] += $i
  runs++
  if ($10 > peak) peak = $10
  if ($5 != "complete") cut++
}

# What a run that was cut off came to is a lower bound; one that failed says nothing.
function shown(k) {
  if (!(k in has)) return "-"
  if (ending[k] == "complete") return states[k]
  return ending[k] == "engine" ? "err" : "> " states[k]
}

function columns(k) {
  if (!(k in has)) return "- | - | - | - | -"
  return shown(k) " | " generated[k] " | " depth[k] " | " sprintf("%.1f", seconds[k]) " | " int(bytes[k] / 1048576)
}

# The one to the other, exact only if both are; `>` and `<` say what a cut-off run still tells.
function ratio(a, b) {
  if (!(a in has) || !(b in has) || !states[a] || !states[b]) return "-"
  if (ending[a] != "complete" && ending[b] != "complete") return "-"
  if (ending[a] != "complete" && states[a] <= states[b]) return "-"
  return (ending[a] != "complete" ? "> " : ending[b] != "complete" ? "< " : "") sprintf("%.1f", states[a] / states[b])
}

function word(r) {
  return name[r] == "none" ? "unreduced" : "reduced"
}

function heading(first, align,  r, line, under) {
  line = first; under = align
  for (r = 1; r <= shownReductions; r++) {
    line = line " " (both ? word(r) " " : "") "states |" " generated | depth | seconds | peak MiB |"
    under = under "--:|--:|--:|--:|--:|"
  }
  if (both) { line = line " ratio |"; under = under "--:|" }
  print line
  print under
}

function row(first, cell,  r, line) {
  line = first
  for (r = 1; r <= shownReductions; r++) line = line " " columns(cell " " name[r]) " |"
  if (both) line = line " " ratio(cell " none", cell " default") " |"
  print line
}

function tables(  c, cell) {
  print "## Cells\n"
  heading("| scenario | step |", "|---|--:|")
  for (c = 1; c <= cells; c++) {
    cell = order[c]
    if (group[cell] == "cells") row("| " scenario[cell] " | " step[cell] " |", cell)
  }
  print ""
}

# One table for each family and step: what one more thread, object or level costs.
function growth(  c, cell, family, n, last, r, previous, line) {
  for (c = 1; c <= cells; c++) {
    cell = order[c]
    if (group[cell] != "growth") continue
    family = scenario[cell]; sub(/-[0-9]+$/, "", family)
    n = scenario[cell]; sub(/.*-/, "", n)
    member[family " " step[cell] " " n] = cell
    if (!((family " " step[cell]) in known)) { known[family " " step[cell]] = 1; families[++count] = family " " step[cell] }
    if (n > most[family]) most[family] = n + 0
  }
  for (c = 1; c <= count; c++) {
    split(families[c], part, " ")
    print "## Growth: " part[1] ", step " part[2] "\n"
    heading("| N | threads | objects |", "|--:|--:|--:|")
    for (n = 1; n <= most[part[1]]; n++) {
      cell = member[families[c] " " n]
      row("| " n " | " threads[cell] " | " objects[cell] " |", cell)
    }
    for (r = 1; r <= shownReductions; r++) {
      line = ""
      for (n = 2; n <= most[part[1]]; n++) {
        previous = member[families[c] " " (n - 1)]
        line = line (n > 2 ? ", " : "") ratio(member[families[c] " " n] " " name[r], previous " " name[r])
      }
      print (r == 1 ? "\n" : "") "Factor of each further one, " word(r) ": " line "." (r < shownReductions ? "  " : "")
    }
    print ""
  }
}

function writeJson(  c, r, k, comma) {
  printf "{\n  \"version\": 1,\n  \"cores\": %d,\n  \"limit\": \"%s\",\n  \"runs\": [", cores, limit > json
  for (c = 1; c <= cells; c++)
    for (r = 1; r <= shownReductions; r++) {
      k = order[c] " " name[r]
      if (!(k in has)) continue
      printf "%s\n    {\"group\": \"%s\", \"scenario\": \"%s\", \"step\": %d, \"reduction\": \"%s\", \"ending\": \"%s\", ", comma, \
        group[order[c]], scenario[order[c]], step[order[c]], name[r], ending[k] > json
      printf "\"distinctStates\": %d, \"generatedStates\": %d, \"depth\": %d, \"seconds\": %.3f, \"peakBytes\": %d}", states[k], \
        generated[k], depth[k], seconds[k], bytes[k] > json
      comma = ","
    }
  print "\n  ]\n}" > json
  close(json)
}

END {
  if ("none" in reductions) name[++shownReductions] = "none"
  if ("default" in reductions) name[++shownReductions] = "default"
  both = shownReductions == 2
  print "# Measured by `" command "`\n"
  print "Time limit of a run: " limit ". `> N`: not ended; N states at TLC's last message, of which it writes one a minute. Ratio: states without reduction to states with it." \
    " Seconds and memory depend on the machine and on what else it does; the rest does not, for runs that ended.\n"
  if ("cells" in groups) tables()
  if ("growth" in groups) growth()
  for (k in wall) {
    split(k, part, " ")
    lines[++lineCount] = sprintf("| %s | %s | %.1f | %.1f |", part[1], part[2], wall[k], cpu[k])
  }
  print "## In all\n\n| what | reduction | seconds | processor seconds |\n|---|---|--:|--:|"
  for (i = 1; i <= lineCount; i++) for (j = i + 1; j <= lineCount; j++) if (lines[j] < lines[i]) { t = lines[i]; lines[i] = lines[j]; lines[j] = t }
  for (i = 1; i <= lineCount; i++) print lines[i]
  printf "\n%d runs on %d cores, %d of them not ended; at most %d MiB in one process of TLC.\n", runs, cores, cut, peak / 1048576
  writeJson()
}
