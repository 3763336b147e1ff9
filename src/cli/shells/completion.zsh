#compdef daicho
# Completion of daicho for zsh: source <(daicho completion zsh), behind compinit; or as the file `_daicho`
# in a folder of $fpath.
_daicho() {
    local line word about
    local -a offers
    for line in "${(@f)$("${(Q)words[1]}" completion words -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
        word=${line%%$'\t'*} about=${line#*$'\t'}
        case $word in
            '') ;;
            :files) _files ;;
            :folders) _files -/ ;;
            *) offers+=("${word//:/\\:}${about:+:$about}") ;;
        esac
    done
    (($#offers)) && _describe -V daicho offers
}
if [[ $funcstack[1] == _daicho ]]; then
    _daicho "$@"
else
    compdef _daicho daicho
fi
