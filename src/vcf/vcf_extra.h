/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_EXTRA_H
#define TEND_VCF_EXTRA_H

#include "vcf/vcf_take.h"

/* properties that become keys of the user, that are dropped, or that only tend writes */
vcf_taker vcf_take_other;
vcf_taker vcf_take_day;
vcf_taker vcf_take_android;
vcf_taker vcf_take_note;
vcf_taker vcf_take_kind;
vcf_taker vcf_take_label;
vcf_taker vcf_take_picture;
vcf_taker vcf_take_agent;
vcf_taker vcf_take_tend;
vcf_taker vcf_take_tend_key;

#endif
